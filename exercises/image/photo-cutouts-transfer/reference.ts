import * as tf from '@tensorflow/tfjs';
import { dataset, pretrained } from 'lab';

/**
 * Feature extraction: a network that has seen millions of photographs looks at ours once, and only a small layer behind
 * it is trained.
 *
 * A hundred pictures are far too few to learn what fur, feathers or petals look like. MobileNetV2 knows that already: it
 * turns each picture into 1,280 numbers that say what is in it. Telling five classes apart by these numbers takes one
 * dense layer, and for that a hundred pictures are enough.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('photo-cutouts');

  const base = await pretrained('mobilenet-v2', { inputShape: [160, 160, 3] });
  base.trainable = false;
  const extractor = tf.sequential({
    layers: [
      // The base wants colours from −1 to 1. As a layer, this step goes wherever the model goes.
      tf.layers.rescaling({ inputShape: [160, 160, 3], scale: 2, offset: -1 }),
      // [160, 160, 3] → [5, 5, 1280]
      base,
      // The mean over all places: what is in the picture, wherever it is. → [1280]
      tf.layers.globalAveragePooling2d({}),
    ],
  });
  // The base never changes, so neither does what it says of a picture. Once is enough; training goes over it 60 times.
  const features = extractor.predict(train.xs, { batchSize: 8 }) as tf.Tensor;
  const validationFeatures = extractor.predict(validation.xs, { batchSize: 8 }) as tf.Tensor;

  const head = tf.sequential({
    layers: [tf.layers.dense({ inputShape: [1280], units: 5, activation: 'softmax' })],
  });
  head.compile({
    optimizer: tf.train.adam(0.003),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  await head.fit(features, train.ys, {
    epochs: 60,
    batchSize: 16,
    validationData: [validationFeatures, validation.ys],
  });

  // One model of both: pixels go in, probabilities come out.
  return tf.sequential({ layers: [extractor, head] });
}
