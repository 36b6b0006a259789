import * as tf from '@tensorflow/tfjs';
import { findClass, isTensor, read } from '#engine/recurrent/tfjs-objects.ts';

type Call = (this: unknown, inputs: unknown, kwargs: unknown) => tf.Tensor | tf.Tensor[];

/**
 * On WebGL dropout layers draw the same random numbers as stock, and make their factors where the numbers are drawn, on the CPU; what
 * is left is one program, where stock takes four. On WASM it would not pay: the numbers lie in its memory already. The result
 * takes it back.
 */
export function installDropout(): () => void {
  const { prototype } = findClass('Dropout');
  const stock = Reflect.get(prototype, 'call') as Call;
  Reflect.set(prototype, 'call', function (this: unknown, inputs: unknown, kwargs: unknown) {
    return tf.tidy(() => drop(this, inputs, kwargs) ?? stock.call(this, inputs, kwargs));
  });
  return () => {
    Reflect.set(prototype, 'call', stock);
  };
}

/** Null for what stock does: other backends, prediction, a rate of 0, other dtypes. */
function drop(layer: unknown, inputs: unknown, kwargs: unknown): tf.Tensor | null {
  if (tf.getBackend() !== 'webgl') return null;
  const x: unknown = Array.isArray(inputs) && inputs.length === 1 ? inputs[0] : inputs;
  const [rate, seed] = [read(layer, 'rate'), read(layer, 'seed')];
  if (read(kwargs, 'training') !== true || read(layer, '_callHook') != null) return null;
  if (!isTensor(x) || x.dtype !== 'float32' || typeof rate !== 'number' || !(rate > 0 && rate < 1))
    return null;
  if (seed != null && typeof seed !== 'number') return null;
  const shape = readNoiseShape(layer, x);
  return shape === null ? null : x.mul(drawFactors(shape, 1 - rate, seed ?? undefined));
}

/** 1 / keep with probability `keep`, else 0: floor(u + keep) / keep in single precision, as in tfjs's dropout. */
function drawFactors(shape: number[], keep: number, seed: number | undefined): tf.Tensor {
  const values = Float32Array.from(tf.randomUniform(shape, 0, 1, 'float32', seed).dataSync());
  const [kept, factor] = [Math.fround(keep), Math.fround(1 / Math.fround(keep))];
  for (let i = 0; i < values.length; i++)
    values[i] = Math.fround((values[i] ?? NaN) + kept) >= 1 ? factor : 0;
  return tf.tensor(values, shape, 'float32');
}

/** SpatialDropout1D drops whole channels. */
function readNoiseShape(layer: unknown, x: tf.Tensor): number[] | null {
  const find = read(layer, 'getNoiseShape');
  if (typeof find !== 'function') return null;
  const shape: unknown = Reflect.apply(find, layer, [x]) ?? x.shape;
  const isShape = (value: unknown): value is number[] =>
    Array.isArray(value) && value.length === x.rank && value.every((length) => typeof length === 'number');
  return isShape(shape) ? [...shape] : null;
}
