import * as tf from '@tensorflow/tfjs';
import { replaceGradient } from './replace-gradient.ts';

/**
 * The gradient of a tile is the sum of its copies, one axis after the other; stock slices each copy out of dy and adds them one
 * by one, and has none above rank 4. The result takes it back.
 */
export function installTileGradient(): () => void {
  return replaceGradient(tf.Tile, (dy, [x], { reps }) => {
    if (x?.dtype !== 'float32' || dy.size === 0) return null;
    return () => tf.tidy(() => sumCopies(dy, x.shape, [reps].flat().map(Number)));
  });
}

/** dy: [reps × shape] -> shape. */
function sumCopies(dy: tf.Tensor, shape: readonly number[], reps: readonly number[]): tf.Tensor {
  let sum = dy;
  reps.forEach((copies, axis) => {
    if (copies === 1) return;
    const outer = tf.util.sizeFromShape(shape.slice(0, axis));
    sum = sum.reshape([outer, copies, sum.size / outer / copies]).sum(1);
  });
  return sum.reshape([...shape]);
}
