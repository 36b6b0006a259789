import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, classNames } = await dataset('quick-draw-40');
  console.log(`${train.count} drawings: ${classNames.join(', ')}`);

  const model = tf.sequential();
  // Begin here: one small convolution under a coarse pooling. Then look at the two curves.
  model.add(tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 4, kernelSize: 3, activation: 'relu' }));
  model.add(tf.layers.maxPooling2d({ poolSize: 8 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: classNames.length, activation: 'softmax' }));
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  // And here: `.map(({ xs, ys }) => ({ xs: augment(xs), ys }))` gives each batch in a new version.
  await model.fitDataset(train.batches({ batchSize: 32 }), {
    epochs: 3,
    validationData: validation.batches({ batchSize: 200, shuffle: false }),
  });
  return model;
}
