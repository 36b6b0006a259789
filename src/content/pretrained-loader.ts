import * as v from 'valibot';
import type { RunError } from '#core/errors.ts';
import { LayersModelFile, PretrainedManifest, type PretrainedModel } from '#core/pretrained.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { altered } from './dataset-errors.ts';
import { createDatasetIndex } from './dataset-index.ts';
import { fetchDocument } from './fetch-document.ts';
import { type DataSource, fetchShard } from './shard-store.ts';

/** Fetches pretrained models, verifies every byte, and keeps them for offline use. Fails by result, never by exception. */
export interface PretrainedLoader {
  /** `variant` null asks for the whole model; `onProgress` hears the share of the bytes that are here, 0 to 1. */
  load(
    id: string,
    variant: string | null,
    onProgress: (fraction: number) => void,
  ): Promise<Result<PretrainedModel, RunError>>;
}

export function createPretrainedLoader(source: DataSource): PretrainedLoader {
  const loadIndex = createDatasetIndex(source);
  /** Empty where the list cannot be had (offline, say); then every well-formed name may be one. */
  const listIds = async (): Promise<readonly string[]> => {
    const index = await loadIndex();
    return index.ok ? index.value.filter(({ kind }) => kind === 'model').map((model) => model.id) : [];
  };

  return {
    async load(id, variant, onProgress) {
      const ids = await listIds();
      if (!/^[a-z0-9-]+$/.test(id) || (ids.length > 0 && !ids.includes(id)))
        return fail(unknown(`There is no pretrained model ${JSON.stringify(id)}.`, ids));
      const url = `${source.baseUrl}${id}/dataset.json`;
      const manifest = await fetchDocument(source, url, 'a model card', PretrainedManifest);
      if (!manifest.ok) return manifest;
      const { variants } = manifest.value;
      const chosen = variants.find((one) => variant === null || one.id === variant);
      if (chosen === undefined)
        return fail(
          unknown(
            `${id} has no variant ${JSON.stringify(variant)}.`,
            variants.map((one) => one.id),
          ),
        );
      return fetchModel(source, id, chosen.files, onProgress);
    },
  };
}

type ModelFiles = PretrainedManifest['variants'][number]['files'];

async function fetchModel(
  source: DataSource,
  id: string,
  files: ModelFiles,
  onProgress: (fraction: number) => void,
): Promise<Result<PretrainedModel, RunError>> {
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  let done = 0;
  const onBytes = (count: number): void => onProgress((done += count) / total);
  const loaded = await Promise.all(
    files.map((file) => fetchShard(source, id, file, { onBytes, signal: undefined })),
  );
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (const result of loaded) {
    if (!result.ok) return result;
    pieces.push(result.value);
  }
  const [json, ...weights] = pieces;
  const model = v.safeParse(
    v.pipe(v.string(), v.parseJson(), LayersModelFile),
    new TextDecoder().decode(json),
  );
  if (!model.success)
    return fail(altered(`${source.baseUrl}${id}/${files[0]?.path ?? ''}`, 'it is not a layers model'));
  return ok({ ...model.output, weights: await new Blob(weights).arrayBuffer() });
}

/** Learner code asked for what is not there. */
function unknown(what: string, known: readonly string[]): RunError {
  const list = known.map((name) => `'${name}'`).join(', ');
  const message = list === '' ? what : `${what} There is ${list}.`;
  return { blame: 'learner', code: 'threw', message, at: null };
}
