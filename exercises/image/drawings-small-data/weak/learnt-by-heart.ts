import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// The same network without augmentation and dropout: it knows every training drawing, and little else.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('quick-draw-40');

  const model = tf.sequential();
  model.add(
    tf.layers.conv2d({
      inputShape: [28, 28, 1],
      filters: 16,
      kernelSize: 3,
      activation: 'relu',
    }),
  );
  model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  model.add(tf.layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }));
  model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 40, activation: 'softmax' }));
  model.compile({
    optimizer: tf.train.adam(0.002),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });

  await model.fit(train.xs, train.ys, {
    epochs: 12,
    batchSize: 32,
    validationData: [validation.xs, validation.ys],
  });
  return model;
}
