import * as tf from '@tensorflow/tfjs';
import { createRandom } from '#core/random.ts';
import { readFlag, readWhole } from './learner-options.ts';

/** How sentences about its options name the function. */
export const CALL = 'batches(…)';

/** Makes the tensors of one batch from row numbers. */
export type Gather = (rows: Uint32Array<ArrayBuffer>) => tf.TensorContainer;

/** `batches(options)` of a part (types: lab.d.ts): each pass over the dataset is one epoch, in a new order if shuffled. */
export function createBatches(
  count: number,
  gather: Gather,
): (options?: unknown) => tf.data.Dataset<tf.TensorContainer> {
  return (options = {}) => {
    const batchSize = readWhole(options, 'batchSize', 1, CALL) ?? 32;
    const seed = readWhole(options, 'seed', 0, CALL) ?? 1;
    const prefetch = readWhole(options, 'prefetch', 0, CALL) ?? 1;
    const isShuffled = readFlag(options, 'shuffle', true, CALL);
    const random = createRandom(seed);
    function* epoch(): Generator<tf.TensorContainer> {
      const order = Uint32Array.from({ length: count }, (_, row) => row);
      if (isShuffled) shuffle(order, random);
      for (let from = 0; from < count; from += batchSize) yield gather(order.slice(from, from + batchSize));
    }
    const dataset = tf.data.generator(epoch);
    // Known here, unknown to a generator: `fitDataset` then tells how many batches an epoch has.
    Object.assign(dataset, { size: Math.ceil(count / batchSize) });
    return prefetch === 0 ? dataset : dataset.prefetch(prefetch);
  };
}

/** The given rows of a row-major array [count, width]. */
export function gatherRows<A extends Uint8Array | Float32Array>(
  source: A,
  width: number,
  rows: Uint32Array,
): A {
  const result = new (source.constructor as new (length: number) => A)(rows.length * width);
  rows.forEach((row, to) => result.set(source.subarray(row * width, (row + 1) * width), to * width));
  return result;
}

/** Fisher and Yates, in place. */
function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}
