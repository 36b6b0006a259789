import * as tf from '@tensorflow/tfjs';
import { orStock } from '#engine/gl/refusal.ts';
import { findKernels } from './find-kernels.ts';

/** Gradients of x, gamma and beta; saved: x, gamma, mean, variance. */
export type Differentiate = (dy: tf.Tensor, saved: readonly tf.Tensor[], epsilon: number) => tf.Tensor[];

export function createDifferentiate(): Differentiate {
  return orStock<Parameters<Differentiate>, tf.Tensor[]>(
    'the gradient of batch normalisation',
    (dy, saved, epsilon) => {
      const kernels = findKernels();
      const [x, gamma, mean, variance] = saved;
      if (kernels === null || !x || !gamma || !mean || !variance) return null;
      const inputs = { dy, x, mean, variance };
      const [dBeta, dGamma] = asTensors(kernels.sums(inputs, epsilon) ?? []);
      if (!dBeta || !dGamma) return null;
      const [dx] = asTensors([kernels.inputGradient({ ...inputs, gamma, dBeta, dGamma }, epsilon)]);
      return dx === undefined ? null : [dx, dGamma, dBeta];
    },
    (dy, saved, epsilon) => {
      const [x, gamma, mean, variance] = saved;
      if (!x || !gamma || !mean || !variance) throw new Error('Four tensors were saved.');
      const axes = x.shape.slice(1).map((_, at) => at);
      const root = variance.add(epsilon).rsqrt();
      const normal = x.sub(mean).mul(root);
      const dBeta = dy.sum(axes);
      const dGamma = dy.mul(normal).sum(axes);
      const through = dBeta.add(normal.mul(dGamma)).div(x.size / gamma.size);
      return [gamma.mul(root).mul(dy.sub(through)), dGamma, dBeta];
    },
  );
}

function asTensors(infos: readonly (tf.TensorInfo | null)[]): tf.Tensor[] {
  return infos.flatMap((info) => (info === null ? [] : [tf.engine().makeTensorFromTensorInfo(info)]));
}
