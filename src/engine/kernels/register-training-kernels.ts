import * as tf from '@tensorflow/tfjs';
import { conv2DFilterGradient } from './conv2d-filter-gradient.ts';
import { conv2DInputGradient } from './conv2d-input-gradient.ts';
import { bridgeToCpu } from './cpu-bridge.ts';
import { depthwiseFilterGradient, depthwiseInputGradient } from './depthwise-gradients.ts';
import { segmentSum } from './segment-sum.ts';

/** Kernels of our own for the WASM backend, by name; they replace stock ones or fill gaps. */
const OWN_KERNELS: Readonly<Record<string, tf.KernelFunc>> = {
  [tf.Conv2DBackpropFilter]: conv2DFilterGradient,
  [tf.Conv2DBackpropInput]: conv2DInputGradient,
  [tf.DepthwiseConv2dNativeBackpropFilter]: depthwiseFilterGradient,
  [tf.DepthwiseConv2dNativeBackpropInput]: depthwiseInputGradient,
  [tf.UnsortedSegmentSum]: segmentSum,
};

let isRegistered = false;

/** Completes the WASM backend's kernels, once: own ones first, then every other that only the CPU backend has. */
export function registerTrainingKernels(): void {
  if (isRegistered) return;
  isRegistered = true;
  const stock = new Map(tf.getKernelsForBackend('wasm').map((kernel) => [kernel.kernelName, kernel]));
  for (const { kernelName } of tf.getKernelsForBackend('cpu')) {
    const onCpu = bridgeToCpu(kernelName);
    const kernel = stock.get(kernelName);
    const kernelFunc = OWN_KERNELS[kernelName] ?? kernel?.kernelFunc ?? onCpu;
    if (kernel !== undefined) tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({
      backendName: 'wasm',
      kernelName,
      ...kernel,
      kernelFunc: preferCpuFor(kernelFunc, onCpu),
    });
  }
}

/** Stock WASM kernels know nothing of complex64. */
function preferCpuFor(kernelFunc: tf.KernelFunc, onCpu: tf.KernelFunc): tf.KernelFunc {
  return (args) => (hasComplexInput(args.inputs) ? onCpu(args) : kernelFunc(args));
}

function hasComplexInput(inputs: tf.NamedTensorInfoMap): boolean {
  for (const name in inputs) if (inputs[name]?.dtype === 'complex64') return true;
  return false;
}
