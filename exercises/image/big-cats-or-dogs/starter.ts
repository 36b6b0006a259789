import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, classNames } = await dataset('big-cats-or-dogs', { limit: 400 });
  console.log(classNames);
  const asColumn = (labels: tf.Tensor) => labels.toFloat().expandDims(1);

  const model = tf.sequential();
  model.add(tf.layers.averagePooling2d({ inputShape: [96, 96, 3], poolSize: 6 }));
  // Begin here: sixteen by sixteen pixels go straight into the answer. Put convolutions in between.
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });

  await model.fit(train.xs, asColumn(train.labels), {
    epochs: 4,
    batchSize: 32,
    validationData: [validation.xs.slice(0, 200), asColumn(validation.labels.slice(0, 200))],
  });
  return model;
}
