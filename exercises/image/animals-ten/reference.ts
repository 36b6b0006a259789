import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/** 64 × 64 pixels become 32 × 32. */
const SHRINK = 2;

/**
 * Convolution, batch normalisation, activation, pooling; three times over.
 *
 * Batch normalisation keeps what every filter says at a mean of 0 and a deviation of 1, whatever the layers before it
 * do. So large steps are safe, and a few epochs go a long way.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('animals-10', { limit: 3_000 });
  const pictures = shrink(train.xs);
  // A mirrored giraffe is a giraffe. Axis 2 of [count, height, width, 3] is the width.
  const xs = tf.concat([pictures, pictures.reverse(2)]);
  const ys = tf.concat([train.ys, train.ys]);

  const network = tf.sequential({
    layers: [
      tf.layers.inputLayer({ inputShape: [32, 32, 3] }),
      // [32, 32, 3] → [16, 16, 16] → [8, 8, 32] → [4, 4, 64]
      ...[16, 32, 64].flatMap((filters) => [
        // The normalisation takes the mean out, so a bias would do nothing.
        tf.layers.conv2d({ filters, kernelSize: 3, padding: 'same', useBias: false }),
        // A momentum of 0.9 lets the averages for use keep up with some hundred steps an epoch.
        tf.layers.batchNormalization({ momentum: 0.9 }),
        tf.layers.reLU(),
        tf.layers.maxPooling2d({ poolSize: 2 }),
      ]),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  // Large steps first, small ones to settle.
  for (const { rate, epochs } of [
    { rate: 0.002, epochs: 3 },
    { rate: 0.0004, epochs: 1 },
  ]) {
    network.compile({
      optimizer: tf.train.adam(rate),
      loss: 'categoricalCrossentropy',
      metrics: ['accuracy'],
    });
    await network.fit(xs, ys, {
      epochs,
      batchSize: 32,
      validationData: [shrink(validation.xs), validation.ys],
    });
  }

  const shrinking = tf.layers.averagePooling2d({ inputShape: [64, 64, 3], poolSize: SHRINK });
  return tf.sequential({ layers: [shrinking, network] });
}

/** The mean of every 2 × 2 pixels: [count, 64, 64, 3] → [count, 32, 32, 3]. */
function shrink(xs: tf.Tensor4D): tf.Tensor4D {
  return tf.avgPool(xs, SHRINK, SHRINK, 'valid');
}
