import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/** 96 × 96 pixels become 32 × 32. */
const SHRINK = 3;

/**
 * Three rounds of convolution and pooling, on pictures a third as wide and high and their mirror images.
 *
 * Each round sees twice as far as the one before: first edges, then fingers, then the whole sign. A hand of 96 × 96
 * pixels can be read just as well at 32 × 32. So the pictures are shrunk once, before training, and every step costs a
 * ninth. What is returned shrinks by itself: its first layer does what was done to the pictures.
 *
 * A left hand in the mirror is a right one, and neither sign nor hand depends on the light. Such copies cost nothing to
 * come by, and keep the network from learning single hands by heart.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('rock-paper-scissors');

  const network = tf.sequential({
    layers: [
      // [32, 32, 3] → [16, 16, 16]
      tf.layers.conv2d({
        inputShape: [32, 32, 3],
        filters: 16,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      // → [8, 8, 32]
      tf.layers.conv2d({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      // → [4, 4, 64]
      tf.layers.conv2d({ filters: 64, kernelSize: 3, padding: 'same', activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dropout({ rate: 0.3 }),
      // One probability for each sign.
      tf.layers.dense({ units: 3, activation: 'softmax' }),
    ],
  });
  const pictures = shrink(train.xs);
  const xs = tf.concat([pictures, augment(pictures)]);
  const ys = tf.concat([train.ys, train.ys]);
  const validationData: [tf.Tensor, tf.Tensor] = [shrink(validation.xs), validation.ys];
  // The large pictures have served.
  tf.dispose([train.xs, validation.xs]);
  // Large steps to get there, small ones to settle.
  for (const { rate, epochs } of [
    { rate: 0.002, epochs: 8 },
    { rate: 0.0004, epochs: 2 },
  ]) {
    network.compile({
      optimizer: tf.train.adam(rate),
      loss: 'categoricalCrossentropy',
      metrics: ['accuracy'],
    });
    await network.fit(xs, ys, { epochs, batchSize: 32, validationData });
  }

  const shrinking = tf.layers.averagePooling2d({ inputShape: [96, 96, 3], poolSize: SHRINK });
  return tf.sequential({ layers: [shrinking, network] });
}

/** Mirrored, and each picture up to a fifth darker or lighter. */
function augment(xs: tf.Tensor4D): tf.Tensor4D {
  const light = tf.randomUniform([xs.shape[0], 1, 1, 1], 0.8, 1.2);
  return tf.clipByValue(xs.reverse(2).mul(light), 0, 1);
}

/** The mean of every 3 × 3 pixels: [count, 96, 96, 3] → [count, 32, 32, 3]. */
function shrink(xs: tf.Tensor4D): tf.Tensor4D {
  return tf.avgPool(xs, SHRINK, SHRINK, 'valid');
}
