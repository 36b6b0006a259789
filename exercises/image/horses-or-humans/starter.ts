import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, classNames } = await dataset('horses-or-humans', { limit: 600 });
  console.log(classNames);
  const asColumn = (labels: tf.Tensor) => labels.toFloat().expandDims(1);

  const model = tf.sequential();
  model.add(tf.layers.averagePooling2d({ inputShape: [128, 128, 3], poolSize: 8 }));
  // Begin here: sixteen by sixteen pixels go straight into the answer. Let convolutions look for legs and manes first.
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });

  await model.fit(train.xs, asColumn(train.labels), {
    epochs: 12,
    batchSize: 32,
    validationData: [validation.xs, asColumn(validation.labels)],
  });
  return model;
}
