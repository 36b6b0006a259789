import * as tf from '@tensorflow/tfjs';
import { orStock } from '#engine/gl/refusal.ts';
import { replaceKernel } from '#engine/gl/replace-kernel.ts';
import { isNested } from '#engine/recurrent/run-sequence.ts';
import { findClass, isTensor, read } from '#engine/recurrent/tfjs-objects.ts';
import { readBatchNorm } from './read-layer.ts';
import { type Differentiate, createDifferentiate } from './differentiate.ts';
import { findKernels } from './find-kernels.ts';
import { normalise } from './webgl-batch-norm.ts';

type Call = (this: unknown, inputs: unknown, kwargs: unknown) => tf.Tensor | tf.Tensor[];

/**
 * BatchNormalization layers train in three programs forward and three backward, where stock takes some fifty; with given
 * numbers, as at prediction, they take one that reads any layout. Stock cannot differentiate a layer without gamma or beta. The
 * result takes it back.
 */
export function installNormalisation(): () => void {
  const undoKernel = replaceKernel(tf.FusedBatchNorm, (backend, inputs, attrs) => {
    const { x, mean, variance, offset = null, scale = null } = inputs;
    if (x?.dtype !== 'float32' || mean === undefined || variance === undefined) return null;
    const channels = { mean, variance, offset, scale };
    const isByChannel = Object.values(channels).every((one) => one === null || one.shape.length === 1);
    const epsilon = Number(attrs.varianceEpsilon ?? 0.001);
    return isByChannel ? normalise(backend, x, channels, epsilon) : null;
  });
  const { prototype } = findClass('BatchNormalization');
  const stock = Reflect.get(prototype, 'call') as Call;
  const differentiate = createDifferentiate();
  const train = orStock<[unknown, unknown, unknown], ReturnType<Call>>(
    'the fused batch normalisation',
    (layer, inputs, kwargs) =>
      read(kwargs, 'training') === true ? callFused(layer, inputs, differentiate) : null,
    (layer, inputs, kwargs) => stock.call(layer, inputs, kwargs),
  );
  Reflect.set(prototype, 'call', function (this: unknown, inputs: unknown, kwargs: unknown) {
    return tf.tidy(() => train(this, inputs, kwargs));
  });
  return () => {
    undoKernel();
    Reflect.set(prototype, 'call', stock);
  };
}

/** Null for what stock does: another backend, axis or dtype, or gradients of gradients. */
function callFused(layer: unknown, inputs: unknown, differentiate: Differentiate): tf.Tensor | null {
  const kernels = findKernels();
  const x: unknown = Array.isArray(inputs) && inputs.length === 1 ? inputs[0] : inputs;
  if (kernels === null || !isTensor(x) || x.rank < 2 || x.rank > 4 || x.size === 0) return null;
  const parts = x.dtype === 'float32' ? readBatchNorm(layer, x) : null;
  if (parts === null || isNested()) return null;
  const { gamma, beta, movingMean, movingVariance, epsilon, momentum } = parts;
  const moving = { movingMean: movingMean.read(), movingVariance: movingVariance.read() };
  const made = kernels.forward({ x, gamma, beta, ...moving }, epsilon, momentum);
  if (made === null) return null;
  const tensors = made.map((info) => tf.engine().makeTensorFromTensorInfo(info));
  const [y, mean, variance, nextMean, nextVariance] = tensors;
  if (!y || !mean || !variance || !nextMean || !nextVariance) throw new Error('Five results were expected.');
  movingMean.write(nextMean);
  movingVariance.write(nextVariance);
  const normalised = tf.customGrad((...all: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const save = all[3] as tf.GradSaveFunc;
    save([x, gamma, mean, variance]);
    return {
      value: y,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => differentiate(dy, saved, epsilon),
    };
  });
  return normalised(x, gamma, beta);
}
