import * as tf from '@tensorflow/tfjs';
import { dataset, pretrained } from 'lab';

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, classNames } = await dataset('photo-cutouts');
  console.log(classNames);
  const base = await pretrained('mobilenet-v2', { inputShape: [160, 160, 3] });
  console.log('The base gives', base.outputs[0]?.shape);

  // Begin here: this model has no eyes. Let the base look at the pictures, and put the last layer behind it.
  const model = tf.sequential();
  model.add(tf.layers.averagePooling2d({ inputShape: [160, 160, 3], poolSize: 20 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 5, activation: 'softmax' }));
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fit(train.xs, train.ys, {
    epochs: 40,
    batchSize: 16,
    validationData: [validation.xs, validation.ys],
  });
  return model;
}
