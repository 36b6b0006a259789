import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { orStock } from '#engine/gl/refusal.ts';
import { isNested } from '#engine/recurrent/run-sequence.ts';
import { findClass, isTensor } from '#engine/recurrent/tfjs-objects.ts';
import { type Differentiate, createDifferentiate } from './differentiate.ts';
import { findKernels } from './layer-norm.ts';

type Call = (this: unknown, inputs: unknown, kwargs: unknown) => tf.Tensor | tf.Tensor[];

/**
 * LayerNormalization layers over the last axis run as one operation; stock tiles a row's mean and variance over the row, and
 * gamma and beta over all rows, and differentiates each step by itself; without gamma or beta it cannot differentiate. The result
 * takes it back.
 */
export function installLayerNormalisation(): () => void {
  const { prototype } = findClass('LayerNormalization');
  const stock = Reflect.get(prototype, 'call') as Call;
  const differentiate = createDifferentiate();
  const call = orStock<[unknown, unknown, unknown], ReturnType<Call>>(
    'the fused layer normalisation',
    (layer, inputs) => callFused(layer, inputs, differentiate),
    (layer, inputs, kwargs) => stock.call(layer, inputs, kwargs),
  );
  Reflect.set(prototype, 'call', function (this: unknown, inputs: unknown, kwargs: unknown) {
    return tf.tidy(() => call(this, inputs, kwargs));
  });
  return () => {
    Reflect.set(prototype, 'call', stock);
  };
}

const Variable = v.custom<{ read: () => tf.Tensor }>(
  (value) =>
    typeof value === 'object' && value !== null && 'read' in value && typeof value.read === 'function',
);
const Layer = v.object({
  axis: v.pipe(v.array(v.number()), v.length(1)),
  epsilon: v.number(),
  gamma: v.nullable(Variable),
  beta: v.nullable(Variable),
});

/** Null for what stock does: other axes, dtypes or backends, gradients of gradients. */
function callFused(layer: unknown, inputs: unknown, differentiate: Differentiate): tf.Tensor | null {
  const kernels = findKernels();
  const x: unknown = Array.isArray(inputs) && inputs.length === 1 ? inputs[0] : inputs;
  if (kernels === null || !isTensor(x) || x.dtype !== 'float32' || x.size === 0 || isNested()) return null;
  const parsed = v.safeParse(Layer, layer);
  if (!parsed.success || x.rank < 2 || parsed.output.axis[0] !== x.rank - 1) return null;
  const { epsilon } = parsed.output;
  const columns = x.shape.slice(-1);
  const gamma = parsed.output.gamma?.read() ?? tf.ones(columns);
  const beta = parsed.output.beta?.read() ?? tf.zeros(columns);
  const [y, mean, root] = kernels.forward({ x, gamma, beta }, epsilon) ?? [];
  if (y === undefined || mean === undefined || root === undefined) return null;
  const normalised = tf.customGrad((...all: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const save = all[3] as tf.GradSaveFunc;
    save([x, gamma, mean, root]);
    return { value: y, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => differentiate(dy, saved) };
  });
  return normalised(x, gamma, beta);
}
