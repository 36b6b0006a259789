import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('mnist', { limit: 2_000 });

  const model = tf.sequential();
  // Begin here: two filters of two pixels see no stroke. Give the convolution more and larger filters, and a bend.
  model.add(tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 2, kernelSize: 2 }));
  model.add(tf.layers.maxPooling2d({ poolSize: 4 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fit(train.xs, train.ys, {
    epochs: 3,
    batchSize: 64,
    validationData: [validation.xs.slice(0, 1000), validation.ys.slice(0, 1000)],
  });
  return model;
}
