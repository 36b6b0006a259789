import { type Result, fail, ok } from '#core/result.ts';
import { parseSettings } from '#session/settings.ts';
import type { Settings } from '#session/state.ts';
import { type ReadableStore, type RecordOf, parseRecord } from '#session/storage/parse-record.ts';
import { RECORD_VERSION } from '#session/storage/records.ts';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import {
  BACKUP_FILE,
  BACKUP_LIMITS,
  type BackupLimits,
  BackupManifest,
  ModelFile,
  decodeJson,
  hashBytes,
} from './backup-format.ts';

/** What a backup holds, every record read and checked. */
export interface Backup {
  readonly drafts: readonly RecordOf<'drafts'>[];
  readonly versions: readonly RecordOf<'versions'>[];
  readonly runs: readonly RecordOf<'runs'>[];
  readonly models: readonly RecordOf<'models'>[];
  readonly study: readonly RecordOf<'study'>[];
  readonly settings: Settings | null;
  /** Records that could not be read and are left out. */
  readonly damaged: number;
}

type Files = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

/** Reads a backup that anyone may have made: bounded in size, nothing of it trusted. The error is a sentence for the screen. */
export async function readBackup(
  file: Blob,
  limits: BackupLimits = BACKUP_LIMITS,
): Promise<Result<Backup, string>> {
  if (file.size > limits.totalBytes) return fail(tooLarge(limits));
  const files = unpack(new Uint8Array(await file.arrayBuffer()), limits);
  if (!files.ok) return files;
  const manifest = v.safeParse(BackupManifest, readJson(files.value['manifest.json']));
  if (!manifest.success) return fail(NO_BACKUP);
  if (manifest.output.version > RECORD_VERSION) return fail(TOO_NEW);
  return ok(await readFiles(files.value));
}

const NO_BACKUP =
  'This file is not a backup of Tensor Dojo, or it is damaged. Nothing was changed. Choose a .zip file that was saved under Settings, Backup.';
const TOO_NEW =
  'This backup was made by a newer version of the lab. Nothing was changed. Reload the page to get the newer version, then import it again.';

function tooLarge({ totalBytes }: BackupLimits): string {
  return `This file unpacks to more than ${Math.round(totalBytes / 1024 ** 2).toLocaleString('en')} MB, which no backup of the lab does. Nothing was changed. Choose a .zip file that was saved under Settings, Backup.`;
}

/** The sizes that the zip declares are added up before anything is unpacked; fflate never writes past a declared size. */
function unpack(bytes: Uint8Array<ArrayBuffer>, limits: BackupLimits): Result<Files, string> {
  const seen = { totalBytes: 0, count: 0, isTooLarge: false };
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        seen.totalBytes += originalSize;
        seen.count += 1;
        const isJsonTooLarge = name.endsWith('.json') && originalSize > limits.jsonBytes;
        seen.isTooLarge ||=
          seen.totalBytes > limits.totalBytes || seen.count > limits.files || isJsonTooLarge;
        return !seen.isTooLarge && BACKUP_FILE.test(name);
      },
    });
    return seen.isTooLarge ? fail(tooLarge(limits)) : ok(files);
  } catch {
    return fail(NO_BACKUP);
  }
}

async function readFiles(files: Files): Promise<Backup> {
  let damaged = 0;
  const collect = <S extends ReadableStore>(store: S, values: readonly unknown[]): RecordOf<S>[] =>
    values.flatMap((value) => {
      const parsed = parseRecord(store, value);
      if (parsed.ok) return [parsed.value];
      damaged += 1;
      return [];
    });
  const listIn = (name: string): readonly unknown[] => {
    const value = readJson(files[name]);
    return Array.isArray(value) ? value : [];
  };
  const runs = Object.keys(files).filter((name) => /^runs\/\d+\.json$/.test(name));
  const models = Object.keys(files).filter((name) => /^models\/\d+\.json$/.test(name));
  return {
    drafts: collect('drafts', listIn('drafts.json')),
    versions: collect('versions', listIn('versions.json')),
    runs: collect(
      'runs',
      runs.map((name) => readJson(files[name])),
    ),
    models: collect('models', await Promise.all(models.map((name) => joinModel(files, name)))),
    study: collect('study', listIn('study.json')),
    settings: parseSettings(JSON.stringify(readJson(files['settings.json']) ?? null)),
    damaged,
  };
}

/** Puts the weights back into a model's record; null when they are missing or not those that were saved. */
async function joinModel(files: Files, name: string): Promise<unknown> {
  const record = v.safeParse(ModelFile, readJson(files[name]));
  const weights = files[name.replace(/json$/, 'bin')];
  if (!record.success || weights === undefined) return null;
  const { weightsSha256, ...model } = record.output.model;
  if ((await hashBytes(weights)) !== weightsSha256) return null;
  // A copy of its own: the unpacked bytes may be a view into the whole file.
  return { ...record.output, model: { ...model, weights: weights.slice().buffer } };
}

/** Null for a file that is missing or no JSON. */
function readJson(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return null;
  try {
    return decodeJson(bytes);
  } catch {
    return null;
  }
}
