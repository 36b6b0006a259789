import { type Result, fail, ok } from '#core/result.ts';
import type { DraftChannel } from '#session/draft-channel.ts';
import type { SettingsKeeper } from '#session/settings.ts';
import type { LabStorage } from '#session/storage/lab-storage.ts';
import { type Merge, type Present, entriesOf, mergeBackup } from './merge-backup.ts';
import { readBackup } from './read-backup.ts';

export interface ImportOptions {
  readonly storage: LabStorage;
  readonly settings: SettingsKeeper;
  readonly createId: () => string;
  readonly openChannel: () => DraftChannel;
}

/** Adds what a backup holds to what is here. All of it is written, or nothing. Resolves with a sentence for the screen. */
export async function importBackup(file: Blob, options: ImportOptions): Promise<Result<string, string>> {
  const { storage, settings, createId } = options;
  const backup = await readBackup(file);
  if (!backup.ok) return backup;
  const present = await loadPresent(storage);
  if (!present.ok) return present;
  const merge = mergeBackup(backup.value, present.value, createId);
  const saved = await storage.save('The backup was not imported', entriesOf(merge));
  if (!saved.ok) return fail(saved.error.message);
  // A person who has changed nothing here wants the settings back; one who has keeps theirs.
  if (backup.value.settings !== null && settings.isUntouched()) settings.update(backup.value.settings);
  tellOpenWorkspaces(options.openChannel(), merge);
  return ok(describe(merge, backup.value.damaged));
}

async function loadPresent(storage: LabStorage): Promise<Result<Present, string>> {
  const [drafts, versionIds, runs, modelIds, study] = await Promise.all([
    storage.loadAll('drafts'),
    storage.loadKeys('versions'),
    storage.loadAll('runs'),
    storage.loadKeys('models'),
    storage.loadAll('study'),
  ]);
  if (!drafts.ok) return fail(drafts.error.message);
  if (!versionIds.ok) return fail(versionIds.error.message);
  if (!runs.ok) return fail(runs.error.message);
  if (!modelIds.ok) return fail(modelIds.error.message);
  if (!study.ok) return fail(study.error.message);
  return ok({
    drafts: new Map(drafts.value.map((draft) => [draft.exerciseId, draft])),
    versionIds: new Set(versionIds.value),
    runs: new Map(runs.value.map((run) => [run.id, run])),
    modelIds: new Set(modelIds.value),
    study: new Map(study.value.map((record) => [record.id, record])),
  });
}

/** An exercise that is open in some tab must learn that its stored draft is another one now. */
function tellOpenWorkspaces(channel: DraftChannel, { drafts }: Merge): void {
  for (const { exerciseId, code, revision, savedAt: at } of drafts)
    channel.post({ exerciseId, code, revision, at });
  channel.close();
}

function describe({ drafts, runs, models, versions, study }: Merge, damaged: number): string {
  const counts = [
    countOf(drafts.length, 'draft'),
    countOf(runs.length, 'attempt'),
    countOf(models.length, 'model'),
    countOf(versions.length, 'earlier text'),
    countOf(study.length, 'note of the learning path', 'notes of the learning path'),
  ].filter((part) => part !== null);
  const restored =
    counts.length === 0
      ? 'Everything in this backup was here already, or is newer here.'
      : `Restored ${counts.join(', ')}; whatever was newer here was kept.`;
  if (damaged === 0) return restored;
  return `${restored} ${damaged === 1 ? 'One record' : `${damaged} records`} in the file could not be read and ${damaged === 1 ? 'was' : 'were'} left out.`;
}

function countOf(count: number, noun: string, nouns = `${noun}s`): string | null {
  if (count === 0) return null;
  return `${count} ${count === 1 ? noun : nouns}`;
}
