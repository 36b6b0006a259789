import * as tf from '@tensorflow/tfjs';
import { type Result, fail, ok } from '#core/result.ts';
import { countValues, type NamedWeight } from './read-weights.ts';

/** Layer classes that tfjs brings itself; a model may name no others. */
export function readKnownClasses(): ReadonlySet<string> {
  const map = tf.serialization.SerializationMap.getMap().classNameMap;
  const names = Object.keys(map).filter((name) => {
    const prototype: unknown = map[name]?.[0].prototype;
    return prototype instanceof tf.layers.Layer;
  });
  return new Set(names);
}

/**
 * Builds a model from a configuration that `readTopology` has passed and gives it its weights, which must fill it exactly:
 * by name, or in order where names differ (nested models). The caller disposes the model, and whatever variables a
 * failed build has left. The error is a sentence for the learner.
 */
export async function loadModel(
  topology: Readonly<Record<string, unknown>>,
  weights: readonly NamedWeight[],
): Promise<Result<tf.LayersModel, string>> {
  const available = weights.reduce((sum, { spec }) => sum + countValues(spec.shape), 0);
  const restore = limitWeights(available);
  try {
    const model = await tf.loadLayersModel({
      load: () => Promise.resolve({ modelTopology: withoutState(topology) }),
    });
    const fault = fillWeights(model, weights);
    return fault === null ? ok(model) : fail(fault);
  } catch (error) {
    return fail(`The model could not be built: ${firstLine(error)} Run the training again and submit.`);
  } finally {
    restore();
  }
}

/**
 * A copy in which no layer keeps state between batches. State would carry one row into the next (and its tensors outlive the
 * model); a layer that starts every batch afresh is a stateless one.
 */
function withoutState(topology: Readonly<Record<string, unknown>>): object {
  const copy = structuredClone(topology);
  const pending: unknown[] = [copy];
  while (pending.length > 0) {
    const part = pending.pop();
    if (typeof part !== 'object' || part === null) continue;
    if (Reflect.get(part, 'stateful') === true) Reflect.set(part, 'stateful', false);
    const inner: unknown[] = Object.values(part);
    pending.push(...inner);
  }
  return copy;
}

/** The engine's words, cut to one line and ended with a full stop. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = (text.split('\n')[0] ?? '').trim().slice(0, 300);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

/**
 * While a model is built: weights start as zeros, since all are replaced (an orthogonal start of a wide layer takes
 * minutes), and no more of them are made than the file brings. Returns the way back.
 */
function limitWeights(available: number): () => void {
  const { prototype } = tf.layers.Layer;
  const original: unknown = Reflect.get(prototype, 'addWeight');
  if (typeof original !== 'function') throw new Error('Layer.addWeight of tfjs 4.22 is missing');
  const zeros = tf.initializers.zeros();
  let left = available;
  function addWeight(this: unknown, ...given: unknown[]): unknown {
    const [name, shape, dtype, , , trainable] = given;
    left -= Array.isArray(shape) ? countValues(shape.map(Number)) : NaN;
    if (!(left >= 0)) throw new Error('The layers need more weights than the file has.');
    const replaced = [name, shape, dtype, zeros, undefined, trainable, undefined, () => zeros];
    return typeof original === 'function' ? Reflect.apply(original, this, replaced) : undefined;
  }
  Reflect.set(prototype, 'addWeight', addWeight);
  return () => Reflect.set(prototype, 'addWeight', original);
}

function fillWeights(model: tf.LayersModel, weights: readonly NamedWeight[]): string | null {
  const ordered = orderLike(model, weights);
  for (const [index, variable] of model.weights.entries()) {
    const given = ordered[index]?.spec.shape;
    if (
      given === undefined ||
      given.join() !== variable.shape.join() ||
      ordered.length !== model.weights.length
    )
      return misfit(variable.originalName, given, variable.shape, ordered.length, model.weights.length);
  }
  if (ordered.length !== model.weights.length)
    return misfit('', undefined, [], ordered.length, model.weights.length);
  const tensors = ordered.map(({ spec, values }) => tf.tensor(values, [...spec.shape], spec.dtype));
  model.setWeights(tensors);
  tf.dispose(tensors);
  return null;
}

/** Weights in the model's order: by name where both sides have the same distinct names, else as they come. */
function orderLike(model: tf.LayersModel, weights: readonly NamedWeight[]): readonly NamedWeight[] {
  const byName = new Map(weights.map((weight) => [weight.spec.name, weight]));
  const found = model.weights.flatMap(({ originalName }) => byName.get(originalName) ?? []);
  return new Set(found).size === weights.length && found.length === weights.length ? found : weights;
}

function misfit(
  name: string,
  given: readonly number[] | undefined,
  needed: readonly (number | null)[],
  givenCount: number,
  neededCount: number,
): string {
  const what =
    given === undefined || givenCount !== neededCount
      ? `its layers have ${neededCount} weights, the file has ${givenCount}`
      : `the weight '${name.slice(0, 80)}' needs the shape [${needed.join(', ')}], the file has [${given.join(', ')}]`;
  return `The model could not be read: ${what}. Run the training again, or save the model once more, and submit.`;
}
