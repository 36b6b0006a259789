import * as tf from '@tensorflow/tfjs';
import { orthonormalise } from './orthogonal.ts';
import { findClass } from './tfjs-objects.ts';

type Apply = (this: object, shape: tf.Shape, dtype?: tf.DataType) => tf.Tensor;

/**
 * The first weights of recurrent kernels are orthogonal. tfjs finds them by some thousand kernels, which takes seconds on a
 * graphics device, and warns of it; here they take milliseconds, from the same random numbers. The result takes it back.
 */
export function installOrthogonal(): () => void {
  const { prototype } = findClass('Orthogonal');
  const stock = Reflect.get(prototype, 'apply') as Apply;
  Reflect.set(prototype, 'apply', function (this: object, shape: tf.Shape, dtype?: tf.DataType) {
    const gain: unknown = Reflect.get(this, 'gain');
    const seed: unknown = Reflect.get(this, 'seed');
    const sizes = shape.map((size) => size ?? 0);
    const isUsual = typeof gain === 'number' && sizes.length >= 2 && !sizes.includes(0);
    if (!isUsual || (dtype !== undefined && dtype !== 'float32')) return stock.call(this, shape, dtype);
    return createOrthogonal(sizes, gain, typeof seed === 'number' ? seed : undefined);
  });
  return () => {
    Reflect.set(prototype, 'apply', stock);
  };
}

/** All axes but the last are the rows. */
function createOrthogonal(shape: number[], gain: number, seed: number | undefined): tf.Tensor {
  const columns = shape.at(-1) ?? 1;
  const rows = tf.util.sizeFromShape(shape) / columns;
  const [long, short] = [Math.max(rows, columns), Math.min(rows, columns)];
  const random = tf.tidy(() => tf.randomNormal([long, short], 0, 1, 'float32', seed).dataSync());
  const vectors = orthonormalise(random, long, short);
  const values = new Float32Array(rows * columns);
  vectors.forEach((vector, number) =>
    vector.forEach((value, at) => {
      values[rows < columns ? number * columns + at : at * columns + number] = value * gain;
    }),
  );
  return tf.tensor(values, shape);
}
