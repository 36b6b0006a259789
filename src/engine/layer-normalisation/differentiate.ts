import * as tf from '@tensorflow/tfjs';
import { orStock } from '#engine/gl/refusal.ts';
import { findKernels } from './layer-norm.ts';

/** Gradients of x, gamma and beta; saved: x, gamma, and of each row mean and root. */
export type Differentiate = (dy: tf.Tensor, saved: readonly tf.Tensor[]) => tf.Tensor[];

export function createDifferentiate(): Differentiate {
  const throughRows = orStock<Parameters<Differentiate>, readonly tf.Tensor[]>(
    'the gradient of layer normalisation',
    (dy, saved) => {
      const [x, gamma, mean, root] = requireSaved(saved);
      return findKernels()?.backward({ dy, x, gamma, mean, root }) ?? null;
    },
    (dy, saved) => {
      const [x, gamma, ...moments] = requireSaved(saved);
      const [mean, root] = moments.map((one) => one.expandDims(-1));
      if (mean === undefined || root === undefined) throw new Error('Each row has two moments.');
      const normal = x.sub(mean).mul(root);
      const g = dy.mul(gamma);
      const turn = normal.mul(g.mul(normal).mean(-1, true));
      return [root.mul(g.sub(g.mean(-1, true)).sub(turn)), dy.mul(normal)];
    },
  );
  return (dy, saved) => {
    const [dx, product] = throughRows(dy, saved);
    if (dx === undefined || product === undefined) throw new Error('Two results were expected.');
    const rows = dx.shape.slice(1).map((_, at) => at);
    return [dx, tf.sum(product, rows), tf.sum(dy, rows)];
  };
}

function requireSaved([x, gamma, mean, root]: readonly tf.Tensor[]): [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor] {
  if (!x || !gamma || !mean || !root) throw new Error('Four tensors were saved.');
  return [x, gamma, mean, root];
} // prettier-ignore
