import * as tf from '@tensorflow/tfjs';
import { clipByValue, relu6 } from './clip.ts';
import { convolveNatively } from './conv2d.ts';
import { conv2DFilterGradient } from './conv2d-filter-gradient.ts';
import { conv2DInputGradient } from './conv2d-input-gradient.ts';
import { bridgeToCpu } from './cpu-bridge.ts';
import { depthwiseFilterGradient, depthwiseInputGradient } from './depthwise-gradients.ts';
import { gatherRows } from './gather.ts';
import { isSafeInWasm } from './kernel-safety.ts';
import { keepNaN } from './keep-nan.ts';
import { transposeFirst } from './mat-mul.ts';
import { meanOverMiddle } from './mean.ts';
import { maxPoolGradient } from './max-pool-gradient.ts';
import { castThroughCpu, padExplicitly } from './mended-kernels.ts';
import { reverseAxis } from './reverse.ts';
import { segmentSum } from './segment-sum.ts';
import { shareIdentity, shareIdleTranspose } from './share-data.ts';
import { sumRows } from './sum.ts';

/** Kernels of our own for the WASM backend, by name; they replace stock ones or fill gaps. */
const OWN_KERNELS: Readonly<Record<string, tf.KernelFunc>> = {
  [tf.ClipByValue]: clipByValue,
  [tf.Conv2DBackpropFilter]: conv2DFilterGradient,
  [tf.Conv2DBackpropInput]: conv2DInputGradient,
  [tf.DepthwiseConv2dNativeBackpropFilter]: depthwiseFilterGradient,
  [tf.DepthwiseConv2dNativeBackpropInput]: depthwiseInputGradient,
  [tf.MaxPoolGrad]: maxPoolGradient,
  [tf.Relu6]: relu6,
  [tf.UnsortedSegmentSum]: segmentSum,
};

/** Stock kernels that are right, or fast, but for some arguments. */
const MENDED_KERNELS: Readonly<Record<string, (stock: tf.KernelFunc) => tf.KernelFunc>> = {
  [tf.BatchMatMul]: transposeFirst,
  [tf.Cast]: castThroughCpu,
  [tf.Conv2D]: (stock) => convolveNatively(padExplicitly(stock)),
  [tf.FusedConv2D]: (stock) => convolveNatively(padExplicitly(stock)),
  [tf.DepthwiseConv2dNative]: padExplicitly,
  [tf.FusedDepthwiseConv2D]: padExplicitly,
  [tf.GatherV2]: gatherRows,
  [tf.Identity]: shareIdentity,
  [tf.Maximum]: keepNaN(Math.max),
  [tf.Mean]: meanOverMiddle,
  [tf.Minimum]: keepNaN(Math.min),
  [tf.Reverse]: reverseAxis,
  [tf.Sum]: sumRows,
  [tf.Transpose]: shareIdleTranspose,
};

let isRegistered = false;

/** Completes the WASM backend, once: own kernels first, then stock ones where they are right, else the CPU backend's. */
export function registerTrainingKernels(): void {
  if (isRegistered) return;
  isRegistered = true;
  const stock = new Map(tf.getKernelsForBackend('wasm').map((kernel) => [kernel.kernelName, kernel]));
  for (const { kernelName } of tf.getKernelsForBackend('cpu')) {
    const kernel = stock.get(kernelName);
    if (kernel !== undefined) tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({
      backendName: 'wasm',
      kernelName,
      ...kernel,
      kernelFunc: completeKernel(kernelName, kernel),
    });
  }
}

function completeKernel(kernelName: string, stock: tf.KernelConfig | undefined): tf.KernelFunc {
  const onCpu = bridgeToCpu(kernelName);
  const mend = MENDED_KERNELS[kernelName] ?? ((kernel) => kernel);
  const onWasm =
    OWN_KERNELS[kernelName] ?? (stock === undefined ? onCpu : mend(unlessEmpty(stock.kernelFunc, onCpu)));
  return (args) => (isSafeForAll(kernelName, args.inputs) ? onWasm(args) : onCpu(args));
}

/**
 * Where an input has no values the CPU backend works out what little there is: stock's depthwise
 * convolution throws. What takes a list, as Concat does, is right about it.
 */
function unlessEmpty(stock: tf.KernelFunc, onCpu: tf.KernelFunc): tf.KernelFunc {
  return (args) => (isAnyEmpty(args.inputs) ? onCpu(args) : stock(args));
}

function isAnyEmpty(inputs: tf.NamedTensorInfoMap): boolean {
  if (Array.isArray(inputs)) return false;
  for (const name in inputs) if (inputs[name]?.shape.includes(0) === true) return true;
  return false;
}

function isSafeForAll(kernelName: string, inputs: tf.NamedTensorInfoMap): boolean {
  for (const name in inputs) {
    const input = inputs[name];
    if (input !== undefined && !isSafeInWasm(kernelName, name, input.dtype)) return false;
  }
  return true;
}
