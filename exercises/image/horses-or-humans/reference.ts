import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/** 128 × 128 pixels become 32 × 32. */
const SHRINK = 4;

/**
 * Three rounds of convolution and pooling on small pictures and their mirror images in another light.
 *
 * A horse can be told from a human at 32 × 32. So the pictures are shrunk once, before training, and the network learns
 * on sixteen times fewer pixels. What is returned shrinks by itself: its first layer does what was done to the pictures.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('horses-or-humans');
  const pictures = shrink(train.xs);
  const xs = tf.concat([pictures, augment(pictures)]);
  const ys = asColumn(tf.concat([train.labels, train.labels]));

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
      // A thousand pictures are few: no feature may become too important.
      tf.layers.dropout({ rate: 0.3 }),
      // The probability of a human.
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  // Large steps first, small ones to settle.
  for (const { rate, epochs } of [
    { rate: 0.002, epochs: 9 },
    { rate: 0.0004, epochs: 2 },
  ]) {
    network.compile({
      optimizer: tf.train.adam(rate),
      loss: 'binaryCrossentropy',
      metrics: ['accuracy'],
    });
    await network.fit(xs, ys, {
      epochs,
      batchSize: 32,
      validationData: [shrink(validation.xs), asColumn(validation.labels)],
    });
  }

  const shrinking = tf.layers.averagePooling2d({ inputShape: [128, 128, 3], poolSize: SHRINK });
  return tf.sequential({ layers: [shrinking, network] });
}

/** Mirrored, as axis 2 of [count, height, width, 3] is the width, and each picture up to a fifth darker or lighter. */
function augment(xs: tf.Tensor4D): tf.Tensor4D {
  const light = tf.randomUniform([xs.shape[0], 1, 1, 1], 0.8, 1.2);
  return tf.clipByValue(xs.reverse(2).mul(light), 0, 1);
}

/** The mean of every 4 × 4 pixels: [count, 128, 128, 3] → [count, 32, 32, 3]. */
function shrink(xs: tf.Tensor4D): tf.Tensor4D {
  return tf.avgPool(xs, SHRINK, SHRINK, 'valid');
}

/** Class numbers [count] → [count, 1], as one unit with a sigmoid wants them. */
function asColumn(labels: tf.Tensor): tf.Tensor {
  return labels.toFloat().expandDims(1);
}
