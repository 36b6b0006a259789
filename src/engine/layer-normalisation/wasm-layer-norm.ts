import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { placeInWasm, viewFloats } from '#engine/kernels/wasm-memory.ts';
import type { LayerNorm } from './layer-norm.ts';

/** Layer normalisation in loops over the heap, a row at a time, sums in double precision. */
export function createWasmLayerNorm(wasm: BackendWasm): LayerNorm {
  const run = (
    inputs: readonly tf.Tensor[],
    outShapes: readonly number[][],
    compute: (views: readonly Float32Array[], outs: readonly Float32Array[]) => void,
  ): tf.Tensor[] => {
    placeInWasm(wasm, inputs);
    const outs = outShapes.map((shape) => wasm.makeOutput(shape, 'float32'));
    // All memory is allocated by now, so the views stay.
    const view = (info: tf.TensorInfo): Float32Array => viewFloats(wasm, info);
    compute(inputs.map(view), outs.map(view));
    return outs.map((out) => tf.engine().makeTensorFromTensorInfo(out, wasm));
  };
  return {
    forward({ x, gamma, beta }, epsilon) {
      const rows = x.shape.slice(0, -1);
      return run([x, gamma, beta], [x.shape, rows, rows], (views, outs) => normalise(views, outs, epsilon));
    },
    backward: ({ dy, x, gamma, mean, root }) =>
      run([dy, x, gamma, mean, root], [x.shape, x.shape], differentiate),
  };
}

const NONE = new Float32Array(0);

function normalise(views: readonly Float32Array[], outs: readonly Float32Array[], epsilon: number): void {
  const [xs = NONE, gammas = NONE, betas = NONE] = views;
  const [ys = NONE, means = NONE, roots = NONE] = outs;
  const columns = gammas.length;
  for (let row = 0, at = 0; at < xs.length; row++, at += columns) {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += xs[at + c] ?? NaN;
    const mean = sum / columns;
    let squares = 0;
    for (let c = 0; c < columns; c++) {
      const apart = (xs[at + c] ?? NaN) - mean;
      squares += apart * apart;
    }
    const root = 1 / Math.sqrt(squares / columns + epsilon);
    means[row] = mean;
    roots[row] = root;
    for (let c = 0; c < columns; c++)
      ys[at + c] = ((xs[at + c] ?? NaN) - mean) * root * (gammas[c] ?? NaN) + (betas[c] ?? NaN);
  }
}

function differentiate(views: readonly Float32Array[], outs: readonly Float32Array[]): void {
  const [dys = NONE, xs = NONE, gammas = NONE, means = NONE, roots = NONE] = views;
  const [dxs = NONE, products = NONE] = outs;
  const columns = gammas.length;
  for (let row = 0, at = 0; at < xs.length; row++, at += columns) {
    const mean = means[row] ?? NaN;
    const root = roots[row] ?? NaN;
    let pull = 0;
    let turn = 0;
    for (let c = 0; c < columns; c++) {
      const g = (dys[at + c] ?? NaN) * (gammas[c] ?? NaN);
      pull += g;
      turn += g * ((xs[at + c] ?? NaN) - mean) * root;
    }
    for (let c = 0; c < columns; c++) {
      const dy = dys[at + c] ?? NaN;
      const normal = ((xs[at + c] ?? NaN) - mean) * root;
      products[at + c] = dy * normal;
      dxs[at + c] = root * (dy * (gammas[c] ?? NaN) - (pull + normal * turn) / columns);
    }
  }
}
