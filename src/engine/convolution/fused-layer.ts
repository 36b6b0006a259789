import * as tf from '@tensorflow/tfjs';
import { RELU_GRADIENT } from '#engine/elementwise/operations.ts';
import { reluGradient } from '#engine/kernels/relu-gradient.ts';
import { findClass, isTensor } from '#engine/recurrent/tfjs-objects.ts';
import { type FusableLayer, readConv1D, readConv2D, readDepthwise } from './read-layer.ts';

/** A kernel of ours: one of tfjs's fused convolutions with a gradient. Inputs x, filter, bias. */
interface FusedKernel {
  readonly name: string;
  readonly fused: string;
  readonly inputGradient: string;
  readonly filterGradient: string;
  /** The layer that runs it. */
  readonly className: string;
  readonly readLayer: (layer: unknown) => FusableLayer | null;
  readonly backends: readonly string[];
}

const KERNELS: readonly FusedKernel[] = [
  {
    name: 'ConvolutionLayer',
    fused: tf.FusedConv2D,
    inputGradient: tf.Conv2DBackpropInput,
    filterGradient: tf.Conv2DBackpropFilter,
    className: 'Conv2D',
    readLayer: readConv2D,
    backends: ['webgl', 'wasm'],
  },
  {
    name: 'SequenceConvolutionLayer',
    fused: tf.FusedConv2D,
    inputGradient: tf.Conv2DBackpropInput,
    filterGradient: tf.Conv2DBackpropFilter,
    className: 'Conv1D',
    readLayer: readConv1D,
    backends: ['webgl', 'wasm'],
  },
  {
    name: 'DepthwiseLayer',
    fused: tf.FusedDepthwiseConv2D,
    inputGradient: tf.DepthwiseConv2dNativeBackpropInput,
    filterGradient: tf.DepthwiseConv2dNativeBackpropFilter,
    className: 'DepthwiseConv2D',
    readLayer: readDepthwise,
    // XNNPACK's relu6 makes a bound of NaN.
    backends: ['webgl'],
  },
];

type Call = (this: unknown, inputs: unknown, kwargs: unknown) => tf.Tensor | tf.Tensor[];

/**
 * Convolution layers keep bias and relu within the convolution while they train, where stock only does so when nothing is
 * differentiated: two programs and two copies of the pictures fewer a layer, and only one result kept for the gradient.
 * The result takes it back.
 */
export function installFusedLayers(): () => void {
  tf.registerKernel({ kernelName: RELU_GRADIENT, backendName: 'wasm', kernelFunc: reluGradient });
  const undo = KERNELS.map(install);
  return () => {
    for (const one of undo) one();
    tf.unregisterKernel(RELU_GRADIENT, 'wasm');
  };
}

function install(kernel: FusedKernel): () => void {
  for (const backendName of kernel.backends)
    tf.registerKernel({
      kernelName: kernel.name,
      backendName,
      kernelFunc: (args) => tf.getKernel(kernel.fused, backendName).kernelFunc(args),
    });
  tf.registerGradient({
    kernelName: kernel.name,
    inputsToSave: ['x', 'filter', 'bias'],
    outputsToSave: [true],
    gradFunc: (dy, saved, attrs) => differentiate(kernel, dy, saved, attrs),
  });
  const { prototype } = findClass(kernel.className);
  // It may be inherited from a class that other layers share.
  const own = Reflect.getOwnPropertyDescriptor(prototype, 'call');
  const stock = Reflect.get(prototype, 'call') as Call;
  Reflect.set(prototype, 'call', function (this: unknown, inputs: unknown, kwargs: unknown) {
    return tf.tidy(() => callFused(kernel, this, inputs) ?? stock.call(this, inputs, kwargs));
  });
  return () => {
    if (own === undefined) Reflect.deleteProperty(prototype, 'call');
    else Reflect.defineProperty(prototype, 'call', own);
    for (const backendName of kernel.backends) tf.unregisterKernel(kernel.name, backendName);
    tf.unregisterGradient(kernel.name);
  };
}

/** Null for layers that stock does: another backend, activation, layout or dilation, or no bias. */
function callFused(fused: FusedKernel, layer: unknown, inputs: unknown): tf.Tensor | null {
  if (!fused.backends.includes(tf.getBackend())) return null;
  const read = fused.readLayer(layer);
  const x: unknown = Array.isArray(inputs) && inputs.length === 1 ? inputs[0] : inputs;
  const rank = fused.className === 'Conv1D' ? 3 : 4;
  if (read === null || !isTensor(x) || x.rank !== rank || x.dtype !== 'float32') return null;
  const { kernel, bias, strides, padding, activation } = read;
  // XNNPACK's relu6, which more than one thread would use, makes a bound of NaN.
  if (activation === 'relu6' && tf.getBackend() !== 'webgl') return null;
  const attrs = { strides: [...strides], pad: padding, dataFormat: 'NHWC', dilations: [1, 1], activation };
  const pictures = rank === 3 ? tf.expandDims(x, 1) : x;
  const y = tf.engine().runKernel<tf.Tensor>(fused.name, { x: pictures, filter: kernel, bias }, attrs);
  return rank === 3 ? tf.squeeze(y, [1]) : y;
}

/** The gradients of tfjs's convolution, and the sum of dy's rows for the bias, after the activation's own. */
function differentiate(
  kernel: FusedKernel,
  dy: tf.Tensor | tf.Tensor[],
  saved: readonly tf.Tensor[],
  { strides, pad, dataFormat, dilations, activation }: tf.NamedAttrMap,
): ReturnType<tf.GradFunc> {
  const [x, filter, bias, y] = saved;
  if (Array.isArray(dy) || x === undefined || filter === undefined || bias === undefined || y === undefined)
    throw new Error('A convolution has one result and three inputs.');
  const through = throughActivation(activation, dy, y);
  const shared = { strides, pad, dataFormat, dilations };
  const run = (name: string, inputs: tf.NamedTensorMap, more: tf.NamedAttrMap) => (): tf.Tensor =>
    tf.engine().runKernel<tf.Tensor>(name, inputs, { ...shared, ...more } as tf.NamedAttrMap);
  return {
    x: run(kernel.inputGradient, { dy: through, filter }, { inputShape: x.shape }),
    filter: run(kernel.filterGradient, { x, dy: through }, { filterShape: filter.shape }),
    bias: () => tf.sum(through, [0, 1, 2]).reshape(bias.shape),
  };
}

/** relu6 is the lesser of 6 and relu in tfjs: from 6 on nothing goes through. */
function throughActivation(activation: unknown, dy: tf.Tensor, y: tf.Tensor): tf.Tensor {
  if (activation === 'linear') return dy;
  const below = activation === 'relu6' ? dy.mul(y.less(6).toFloat()) : dy;
  return tf.engine().runKernel<tf.Tensor>(RELU_GRADIENT, { dy: below, x: y });
}
