import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { RELU_GRADIENT, SIGMOID_GRADIENT } from '#engine/elementwise/operations.ts';
import { findClass, isTensor } from '#engine/recurrent/tfjs-objects.ts';

/** Kernels of ours: a dense layer, and its input as the matrix products want it. */
const DENSE_LAYER = 'DenseLayer';
const PACKED = 'PackedMatrix';

type Call = (this: unknown, inputs: unknown, kwargs: unknown) => tf.Tensor | tf.Tensor[];

/**
 * On WebGL a dense layer keeps bias and activation within its matrix product while it trains, where stock only does so when
 * nothing is differentiated, and packs its input once, where stock packs it once forward and once backward. With
 * y = f(x · W + b) and g = dy · f'(y): dx = g · Wᵀ, dW = xᵀ · g, db = the sum of g's rows. The result takes it back.
 */
export function installDenseLayer(): () => void {
  registerPacked();
  tf.registerKernel({
    kernelName: DENSE_LAYER,
    backendName: 'webgl',
    kernelFunc: ({ inputs: { x: a, kernel: b, bias }, attrs, backend }) =>
      tf.getKernel(tf._FusedMatMul, 'webgl').kernelFunc({
        inputs: { a, b, bias },
        attrs: { ...attrs, transposeA: false, transposeB: false },
        backend,
      }),
  });
  tf.registerGradient({
    kernelName: DENSE_LAYER,
    inputsToSave: ['x', 'kernel'],
    outputsToSave: [true],
    gradFunc: differentiate,
  });
  const { prototype } = findClass('Dense');
  const stock = Reflect.get(prototype, 'call') as Call;
  Reflect.set(prototype, 'call', function (this: unknown, inputs: unknown, kwargs: unknown) {
    return tf.tidy(() => callFused(this, inputs) ?? stock.call(this, inputs, kwargs));
  });
  return () => {
    Reflect.set(prototype, 'call', stock);
    for (const name of [DENSE_LAYER, PACKED]) {
      tf.unregisterKernel(name, 'webgl');
      tf.unregisterGradient(name);
    }
  };
}

const Variable = v.custom<{ read: () => tf.Tensor }>(
  (value) =>
    typeof value === 'object' && value !== null && 'read' in value && typeof value.read === 'function',
);
const Dense = v.object({
  kernel: Variable,
  bias: Variable,
  activation: v.custom<{ getClassName: () => string }>(
    (value) => value instanceof tf.serialization.Serializable,
  ),
});
const ACTIVATIONS = ['linear', 'relu', 'sigmoid'];

/** Null for what stock does: another backend, rank or activation, or no bias. */
function callFused(layer: unknown, inputs: unknown): tf.Tensor | null {
  const x: unknown = Array.isArray(inputs) && inputs.length === 1 ? inputs[0] : inputs;
  if (tf.getBackend() !== 'webgl' || !isTensor(x) || x.rank !== 2 || x.dtype !== 'float32') return null;
  const parsed = v.safeParse(Dense, layer);
  if (!parsed.success) return null;
  const activation = parsed.output.activation.getClassName();
  const [kernel, bias] = [parsed.output.kernel.read(), parsed.output.bias.read()];
  if (!ACTIVATIONS.includes(activation) || kernel.shape[0] !== x.shape[1]) return null;
  const packed = tf.engine().runKernel<tf.Tensor>(PACKED, { x });
  return tf.engine().runKernel<tf.Tensor>(DENSE_LAYER, { x: packed, kernel, bias }, { activation });
}

function differentiate(
  dy: tf.Tensor | tf.Tensor[],
  [x, kernel, y]: tf.Tensor[],
  { activation }: tf.NamedAttrMap,
): ReturnType<tf.GradFunc> {
  if (Array.isArray(dy) || x === undefined || kernel === undefined || y === undefined)
    throw new Error('A dense layer has one result and three inputs.');
  const through = throughActivation(activation, dy, y);
  return {
    x: () => tf.matMul(through, kernel, false, true),
    kernel: () => tf.matMul(x, through, true, false),
    bias: () => tf.sum(through, 0),
  };
}

/** Relu's result is above zero where its input is. */
function throughActivation(activation: unknown, dy: tf.Tensor, y: tf.Tensor): tf.Tensor {
  if (activation === 'relu') return tf.engine().runKernel<tf.Tensor>(RELU_GRADIENT, { dy, x: y });
  if (activation === 'sigmoid') return tf.engine().runKernel<tf.Tensor>(SIGMOID_GRADIENT, { dy, y });
  return dy;
}

function registerPacked(): void {
  tf.registerKernel({
    kernelName: PACKED,
    backendName: 'webgl',
    kernelFunc: ({ inputs: { x }, backend }) => {
      if (!(backend instanceof tf.MathBackendWebGL) || x === undefined)
        throw new Error('A matrix of the WebGL backend was expected.');
      const { isPacked, texture } = backend.texData.get(x.dataId);
      // What lies in plain memory yet is uploaded packed by the product itself.
      if (isPacked === true || texture == null) {
        backend.incRef(x.dataId);
        return { ...x };
      }
      return backend.packTensor(x);
    },
  });
  tf.registerGradient({ kernelName: PACKED, gradFunc: (dy) => ({ x: () => (Array.isArray(dy) ? tf.stack(dy) : dy.clone()) }) }); // prettier-ignore
}
