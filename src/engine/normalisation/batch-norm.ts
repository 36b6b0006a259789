import type * as tf from '@tensorflow/tfjs';

/** x: [..., channels]; the others [channels]. */
export type ForwardInputs = Readonly<
  Record<'x' | 'gamma' | 'beta' | 'movingMean' | 'movingVariance', tf.TensorInfo>
>;
/** dy and x: [..., channels]; the others [channels]. */
export type BackwardInputs = Readonly<Record<'dy' | 'x' | 'mean' | 'variance', tf.TensorInfo>>;

/**
 * A step of batch normalisation over all axes but the last (Ioffe and Szegedy 2015, algorithm 1). With m values a channel,
 * r = 1 / √(variance + epsilon) and x̂ = (x − mean) · r: y = gamma · x̂ + beta, dBeta = Σ dy, dGamma = Σ dy · x̂,
 * dx = gamma · r · (dy − (dBeta + x̂ · dGamma) / m), which has the ways through mean and variance in it. Null for what is stock's.
 */
export interface BatchNorm {
  /** y, mean, variance, and the moving averages of the two after the step. */
  forward(inputs: ForwardInputs, epsilon: number, momentum: number): tf.TensorInfo[] | null;
  /** dBeta and dGamma. */
  sums(inputs: BackwardInputs, epsilon: number): tf.TensorInfo[] | null;
  /** dx. */
  inputGradient(
    inputs: BackwardInputs & Readonly<Record<'gamma' | 'dBeta' | 'dGamma', tf.TensorInfo>>,
    epsilon: number,
  ): tf.TensorInfo | null;
}
