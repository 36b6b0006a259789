import * as v from 'valibot';
import type { ModelCard, ModelLayer } from '#core/model-card.ts';
import { PretrainedManifest } from '#core/pretrained.ts';
import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { altered } from './dataset-errors.ts';
import { fetchDocument } from './fetch-document.ts';
import type { DataSource } from './shard-store.ts';

/** A pretrained model's description and, from each variant's topology file, its layers; no weights are fetched. */
export async function loadModelCard(source: DataSource, id: string): Promise<Result<ModelCard, RunError>> {
  const folder = `${source.baseUrl}${id}/`;
  const manifest = await fetchDocument(source, `${folder}dataset.json`, 'a model card', PretrainedManifest);
  if (!manifest.ok) return manifest;
  if (manifest.value.id !== id)
    return fail(altered(`${folder}dataset.json`, `it describes '${manifest.value.id}'`));
  const layers: Record<string, readonly ModelLayer[]> = {};
  for (const { id: variant, files } of manifest.value.variants) {
    const [topology] = files;
    if (topology === undefined) return fail(altered(`${folder}dataset.json`, `'${variant}' has no files`));
    const url = `${folder}${topology.path}`;
    const loaded = await fetchDocument(source, url, 'a layers model', LayersModelFile);
    if (!loaded.ok) return loaded;
    layers[variant] = listLayers(loaded.value);
  }
  return ok({ manifest: manifest.value, layers });
}

/** Of the file that TF.js's `model.save` writes, what a table of layers needs. */
const LayersModelFile = v.object({
  modelTopology: v.object({
    model_config: v.object({
      config: v.object({
        layers: v.array(v.object({ class_name: v.string(), config: v.looseObject({ name: v.string() }) })),
      }),
    }),
  }),
  weightsManifest: v.array(
    v.object({ weights: v.array(v.object({ name: v.string(), shape: v.array(v.number()) })) }),
  ),
});
type LayersModelFile = v.InferOutput<typeof LayersModelFile>;

/** Weights are named '<layer>/<weight>'. */
function listLayers({ modelTopology, weightsManifest }: LayersModelFile): ModelLayer[] {
  const weights = weightsManifest.flatMap((group) => group.weights);
  return modelTopology.model_config.config.layers.map(({ class_name: kind, config }) => {
    const own = weights.filter(({ name }) => name.startsWith(`${config.name}/`));
    const counts = own.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
    return {
      name: config.name,
      kind,
      parameters: counts.reduce((sum, count) => sum + count, 0),
      weights: own.map(({ name, shape }) => `${name.slice(config.name.length + 1)} [${shape.join(', ')}]`),
    };
  });
}
