import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { placeInWasm, viewFloats } from '#engine/kernels/wasm-memory.ts';
import type { BatchNorm } from './batch-norm.ts';

/** Batch normalisation in loops over the heap: two passes of reading and one of writing forward, one of each backward. */
export function createWasmBatchNorm(wasm: BackendWasm): BatchNorm {
  const open = (infos: readonly tf.TensorInfo[], outShapes: readonly number[][]): Opened => {
    placeInWasm(wasm, infos);
    const outs = outShapes.map((shape) => wasm.makeOutput(shape, 'float32'));
    // All memory is allocated by now, so the views stay.
    const view = (info: tf.TensorInfo): Float32Array => viewFloats(wasm, info);
    return { outs, views: infos.map(view), outViews: outs.map(view) };
  };
  return {
    forward({ x, gamma, beta, movingMean, movingVariance }, epsilon, momentum) {
      const channels = gamma.shape;
      const infos = [x, gamma, beta, movingMean, movingVariance];
      const opened = open(infos, [x.shape, channels, channels, channels, channels]);
      forward(opened, epsilon, 1 - momentum);
      return opened.outs;
    },
    sums({ dy, x, mean, variance }, epsilon) {
      const opened = open([dy, x, mean, variance], [mean.shape, mean.shape]);
      addUp(opened, epsilon);
      return opened.outs;
    },
    inputGradient({ dy, x, mean, variance, gamma, dBeta, dGamma }, epsilon) {
      const opened = open([dy, x, mean, variance, gamma, dBeta, dGamma], [x.shape]);
      differentiate(opened, epsilon);
      return opened.outs[0] ?? null;
    },
  };
}

interface Opened {
  readonly outs: tf.TensorInfo[];
  readonly views: readonly Float32Array[];
  readonly outViews: readonly Float32Array[];
}

const NONE = new Float32Array(0);

function forward({ views, outViews }: Opened, epsilon: number, decay: number): void {
  const [xs = NONE, gammas = NONE, betas = NONE, movingMeans = NONE, movingVariances = NONE] = views;
  const [ys = NONE, means = NONE, variances = NONE, nextMeans = NONE, nextVariances = NONE] = outViews;
  const channels = means.length;
  const rows = xs.length / channels;
  const sums = new Float64Array(channels);
  const squares = new Float64Array(channels);
  for (let at = 0; at < xs.length; at += channels)
    for (let c = 0; c < channels; c++) sums[c] = (sums[c] ?? NaN) + (xs[at + c] ?? NaN);
  for (let c = 0; c < channels; c++) sums[c] = (sums[c] ?? NaN) / rows;
  for (let at = 0; at < xs.length; at += channels)
    for (let c = 0; c < channels; c++) {
      const apart = (xs[at + c] ?? NaN) - (sums[c] ?? NaN);
      squares[c] = (squares[c] ?? NaN) + apart * apart;
    }
  // From here on factors and offsets of y = factor · x + offset, in double precision.
  for (let c = 0; c < channels; c++) {
    const mean = sums[c] ?? NaN;
    const variance = (squares[c] ?? NaN) / rows;
    const [movingMean, movingVariance] = [movingMeans[c] ?? NaN, movingVariances[c] ?? NaN];
    means[c] = mean;
    variances[c] = variance;
    nextMeans[c] = movingMean - (movingMean - mean) * decay;
    nextVariances[c] = movingVariance - (movingVariance - variance) * decay;
    const factor = (gammas[c] ?? NaN) / Math.sqrt(variance + epsilon);
    squares[c] = factor;
    sums[c] = (betas[c] ?? NaN) - factor * mean;
  }
  applyLines(xs, ys, squares, sums);
}

function applyLines(xs: Float32Array, ys: Float32Array, factors: Float64Array, offsets: Float64Array): void {
  const channels = factors.length;
  for (let at = 0; at < xs.length; at += channels)
    for (let c = 0; c < channels; c++)
      ys[at + c] = (factors[c] ?? NaN) * (xs[at + c] ?? NaN) + (offsets[c] ?? NaN);
}

function addUp({ views, outViews }: Opened, epsilon: number): void {
  const [dys = NONE, xs = NONE, means = NONE, variances = NONE] = views;
  const [dBetas = NONE, dGammas = NONE] = outViews;
  const channels = means.length;
  const sums = new Float64Array(channels);
  const products = new Float64Array(channels);
  for (let at = 0; at < xs.length; at += channels)
    for (let c = 0; c < channels; c++) {
      const dy = dys[at + c] ?? NaN;
      sums[c] = (sums[c] ?? NaN) + dy;
      products[c] = (products[c] ?? NaN) + dy * ((xs[at + c] ?? NaN) - (means[c] ?? NaN));
    }
  for (let c = 0; c < channels; c++) {
    dBetas[c] = sums[c] ?? NaN;
    dGammas[c] = (products[c] ?? NaN) / Math.sqrt((variances[c] ?? NaN) + epsilon);
  }
}

function differentiate({ views, outViews }: Opened, epsilon: number): void {
  const [dys = NONE, xs = NONE, means = NONE, variances = NONE] = views;
  const [gammas = NONE, dBetas = NONE, dGammas = NONE] = views.slice(4);
  const [dxs = NONE] = outViews;
  const channels = means.length;
  const rows = xs.length / channels;
  const dyFactors = new Float64Array(channels);
  const xFactors = new Float64Array(channels);
  const offsets = new Float64Array(channels);
  for (let c = 0; c < channels; c++) {
    const root = 1 / Math.sqrt((variances[c] ?? NaN) + epsilon);
    const factor = (gammas[c] ?? NaN) * root;
    const xFactor = (-factor * root * (dGammas[c] ?? NaN)) / rows;
    dyFactors[c] = factor;
    xFactors[c] = xFactor;
    offsets[c] = -((factor * (dBetas[c] ?? NaN)) / rows) - xFactor * (means[c] ?? NaN);
  }
  for (let at = 0; at < xs.length; at += channels)
    for (let c = 0; c < channels; c++)
      dxs[at + c] =
        (dyFactors[c] ?? NaN) * (dys[at + c] ?? NaN) +
        (xFactors[c] ?? NaN) * (xs[at + c] ?? NaN) +
        (offsets[c] ?? NaN);
}
