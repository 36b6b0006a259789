import * as tf from '@tensorflow/tfjs';
import { dataset, pretrained } from 'lab';

/**
 * Transfer learning in three steps: features by a frozen network, a head trained on them, one model of both.
 *
 * MobileNetV2 learned from photographs what legs, faces and fur look like. Its weights stay as they are. What is trained
 * is one unit with 1,281 weights, and for these a thousand pictures are plenty.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('horses-or-humans');

  const base = await pretrained('mobilenet-v2', { inputShape: [128, 128, 3] });
  base.trainable = false;
  const extractor = tf.sequential({
    layers: [
      // The base wants colours from −1 to 1. As a layer, this step goes wherever the model goes.
      tf.layers.rescaling({ inputShape: [128, 128, 3], scale: 2, offset: -1 }),
      // [128, 128, 3] → [4, 4, 1280]
      base,
      // The mean over all places. → [1280]
      tf.layers.globalAveragePooling2d({}),
    ],
  });
  // A frozen base says the same of a picture in every epoch, so each picture passes through it once.
  const features = extractor.predict(train.xs, { batchSize: 16 }) as tf.Tensor;
  // A hundred pictures of other breeds and peoples are enough to watch.
  const validationFeatures = extractor.predict(validation.xs.slice(0, 100), { batchSize: 16 }) as tf.Tensor;

  const head = tf.sequential({
    layers: [tf.layers.dense({ inputShape: [1280], units: 1, activation: 'sigmoid' })],
  });
  head.compile({
    optimizer: tf.train.adam(0.003),
    loss: 'binaryCrossentropy',
    metrics: ['accuracy'],
  });
  await head.fit(features, asColumn(train.labels), {
    epochs: 30,
    batchSize: 16,
    validationData: [validationFeatures, asColumn(validation.labels.slice(0, 100))],
  });

  // Pixels go in, the probability of a human comes out.
  return tf.sequential({ layers: [extractor, head] });
}

/** Class numbers [count] → [count, 1], as one unit with a sigmoid wants them. */
function asColumn(labels: tf.Tensor): tf.Tensor {
  return labels.toFloat().expandDims(1);
}
