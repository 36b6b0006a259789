import * as tf from '@tensorflow/tfjs';
import { RELU_GRADIENT } from '#engine/elementwise/operations.ts';
import { reluGradient } from '#engine/kernels/relu-gradient.ts';
import { findClass, isTensor } from '#engine/recurrent/tfjs-objects.ts';
import { readConv2D } from './read-layer.ts';

/** Kernel of ours: FusedConv2D with a gradient. Inputs x, filter, bias. */
const CONVOLUTION_LAYER = 'ConvolutionLayer';
const BACKENDS = ['webgl', 'wasm'] as const;

type Call = (this: unknown, inputs: unknown, kwargs: unknown) => tf.Tensor | tf.Tensor[];

/**
 * Conv2D layers keep bias and relu within the convolution while they train, where stock only does so when nothing is
 * differentiated: two programs and two copies of the pictures fewer a layer, and only one result kept for the gradient.
 * The result takes it back.
 */
export function installFusedLayer(): () => void {
  for (const backendName of BACKENDS) registerLayer(backendName);
  tf.registerKernel({ kernelName: RELU_GRADIENT, backendName: 'wasm', kernelFunc: reluGradient });
  tf.registerGradient({
    kernelName: CONVOLUTION_LAYER,
    inputsToSave: ['x', 'filter', 'bias'],
    outputsToSave: [true],
    gradFunc: differentiate,
  });
  const { prototype } = findClass('Conv2D');
  // Inherited from a class that other layers share.
  const stock = Reflect.get(prototype, 'call') as Call;
  Reflect.set(prototype, 'call', function (this: unknown, inputs: unknown, kwargs: unknown) {
    return tf.tidy(() => callFused(this, inputs) ?? stock.call(this, inputs, kwargs));
  });
  return () => {
    Reflect.deleteProperty(prototype, 'call');
    for (const backendName of BACKENDS) tf.unregisterKernel(CONVOLUTION_LAYER, backendName);
    tf.unregisterKernel(RELU_GRADIENT, 'wasm');
    tf.unregisterGradient(CONVOLUTION_LAYER);
  };
}

/** Null for layers that stock does: another backend, activation, layout or dilation, or no bias. */
function callFused(layer: unknown, inputs: unknown): tf.Tensor | null {
  if (!BACKENDS.some((name) => name === tf.getBackend())) return null;
  const read = readConv2D(layer);
  const x: unknown = Array.isArray(inputs) && inputs.length === 1 ? inputs[0] : inputs;
  if (read === null || !isTensor(x) || x.rank !== 4 || x.dtype !== 'float32') return null;
  const { kernel, bias, strides, padding, activation } = read;
  const attrs = { strides: [...strides], pad: padding, dataFormat: 'NHWC', dilations: [1, 1], activation };
  return tf.engine().runKernel<tf.Tensor>(CONVOLUTION_LAYER, { x, filter: kernel, bias }, attrs);
}

function registerLayer(backendName: (typeof BACKENDS)[number]): void {
  tf.registerKernel({
    kernelName: CONVOLUTION_LAYER,
    backendName,
    kernelFunc: (args) => tf.getKernel(tf.FusedConv2D, backendName).kernelFunc(args),
  });
}

/** The gradients of tfjs's Conv2D, and the sum of dy's rows for the bias, after relu's own. */
const differentiate: tf.GradFunc = (dy, saved, attrs) => {
  const [x, filter, bias, y] = saved;
  if (Array.isArray(dy) || x === undefined || filter === undefined || bias === undefined || y === undefined)
    throw new Error('A convolution has one result and three inputs.');
  const { strides, pad, dataFormat, activation } = attrs;
  const through = activation === 'relu' ? tf.engine().runKernel<tf.Tensor>(RELU_GRADIENT, { dy, x: y }) : dy;
  const shared = { strides, pad, dataFormat };
  const run = (name: string, inputs: tf.NamedTensorMap, more: tf.NamedAttrMap) => (): tf.Tensor =>
    tf.engine().runKernel<tf.Tensor>(name, inputs, { ...shared, ...more } as tf.NamedAttrMap);
  return {
    x: run(tf.Conv2DBackpropInput, { dy: through, filter }, { inputShape: x.shape }),
    filter: run(tf.Conv2DBackpropFilter, { x, dy: through }, { filterShape: filter.shape }),
    bias: () => tf.sum(through, [0, 1, 2]).reshape(bias.shape),
  };
};
