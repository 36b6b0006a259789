import * as tf from '@tensorflow/tfjs';
import { replaceKernel, shareData } from '#engine/gl/replace-kernel.ts';

/** Integers beyond it may be no float32. */
const MOST = 2 ** 24;

/** Whether each value of some data is a whole number, found out once. */
const areWhole = new WeakMap<tf.DataId, boolean>();

/**
 * Casts of float32 to int32 that change nothing take no program: tfjs's textures hold both as floats. `fit` keeps the shuffled
 * row numbers of an epoch as float32, slices a batch's and casts them once for each of its tensors; and a model casts tokens to
 * float32, which on WebGL shares the data, and its embedding back to int32. The result takes it back.
 */
export function installCastRowNumbers(): () => void {
  const undo = [
    // Row numbers are looked at while they lie in plain memory; the slice is stock's.
    replaceKernel(tf.Slice, (backend, { x }) => {
      if (x?.dtype !== 'float32' || x.shape.length !== 1) return null;
      const { values } = backend.texData.get(x.dataId);
      if (values instanceof Float32Array && !areWhole.has(x.dataId))
        areWhole.set(x.dataId, values.every(isWhole));
      return null;
    }),
    replaceKernel(tf.Cast, (backend, { x }, { dtype }) => {
      if (x?.dtype !== 'float32' || dtype !== 'int32') return null;
      const { slice, texture, dtype: stored } = backend.texData.get(x.dataId);
      if (texture == null) return null;
      if (stored === 'int32') return { ...shareData(backend, x, x.shape), dtype: 'int32' };
      return slice != null && areWhole.get(slice.origDataId) === true ? sliceAll(backend, x) : null;
    }),
  ];
  return () => {
    for (const one of undo) one();
  };
}

function isWhole(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= MOST;
}

/** The same part of the same texture under a number of its own, so that it can have another dtype. */
function sliceAll(backend: tf.MathBackendWebGL, x: tf.TensorInfo): tf.TensorInfo | null {
  const attrs = { begin: x.shape.map(() => 0), size: x.shape };
  const same = tf.getKernel(tf.Slice, 'webgl').kernelFunc({ inputs: { x }, attrs, backend });
  if (Array.isArray(same)) return null;
  backend.texData.get(same.dataId).dtype = 'int32';
  return { ...same, dtype: 'int32' };
}
