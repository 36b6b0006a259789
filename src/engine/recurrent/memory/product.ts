import type * as tf from '@tensorflow/tfjs';
import type { Walk } from './pass.ts';
import type { BackwardWalk } from './walk-backward.ts';

/** The state's product with a block of the recurrent kernel: [batch, columns]. */
export function multiplyState(walk: Walk, block: number, state: tf.Tensor = walk.state): tf.Tensor {
  const recurrent = walk.recurrent[block];
  if (recurrent === undefined) throw new Error('A recurrent kernel lacks a block of columns.');
  return walk.memory.multiply(state, recurrent);
}

/** Adds the state's product with the recurrent kernel's first block to the first columns of this time's gates. */
export function addProduct(walk: Walk, time: number): void {
  const { memory, sequence } = walk;
  const { batch, steps } = sequence;
  const product = multiplyState(walk, 0);
  const columns = product.size / batch;
  const width = walk.gates.size / (batch * steps);
  const added = memory.view(product);
  const gates = memory.view(walk.gates);
  for (let row = 0; row < batch; row++)
    for (let i = 0, from = row * columns, to = (row * steps + time) * width; i < columns; i++, from++, to++)
      gates[to] = (gates[to] ?? NaN) + (added[from] ?? NaN);
  product.dispose();
}

/** A step's gradients [batch, columns] by a block of the recurrent kernel, turned: [batch, units]. Lets go of the gradients. */
export function multiplyDelta(walk: BackwardWalk, delta: tf.Tensor, block: number): tf.Tensor {
  const turned = walk.turned[block];
  if (turned === undefined) throw new Error('A recurrent kernel lacks a block of columns.');
  const product = walk.memory.multiply(delta, turned);
  delta.dispose();
  return product;
}
