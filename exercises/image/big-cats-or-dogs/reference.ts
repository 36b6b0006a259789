import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/** 96 × 96 pixels become 32 × 32. */
const SHRINK = 3;

/**
 * A small network, augmented pictures, and an eye on both curves.
 *
 * Two thousand pictures can be learned by heart. Mirror images in another light make that harder, and dropout forbids the
 * last layer to lean on single features. So what is learned in training holds in validation too.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('big-cats-or-dogs');
  // All that follows works on small pictures, [count, 32, 32, 3].
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
      tf.layers.dropout({ rate: 0.5 }),
      // The probability of a dog.
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  // Large steps first, small ones to settle: the validation loss shall end level.
  for (const { rate, epochs } of [
    { rate: 0.002, epochs: 14 },
    { rate: 0.0004, epochs: 3 },
  ]) {
    network.compile({
      optimizer: tf.train.adam(rate),
      loss: 'binaryCrossentropy',
      metrics: ['accuracy'],
    });
    await network.fit(xs, ys, {
      epochs,
      batchSize: 32,
      // As they are: what counts is how the network does on real pictures.
      validationData: [shrink(validation.xs), asColumn(validation.labels)],
    });
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

/** Class numbers [count] → [count, 1], as one unit with a sigmoid wants them. */
function asColumn(labels: tf.Tensor): tf.Tensor {
  return labels.toFloat().expandDims(1);
}
