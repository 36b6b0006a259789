import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const WINDOW = { inputSteps: 48, targetSteps: 12 };

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, columns, step } = await dataset('sunspots');
  console.log(`${train.count} values, one a ${step}: ${columns.map(({ name }) => name).join(', ')}`);

  // Windows are in natural units; everything is easier to learn around 0.
  const means = tf.tensor1d(columns.map(({ mean }) => mean));
  const deviations = tf.tensor1d(columns.map(({ standardDeviation }) => standardDeviation || 1));
  const standardise = ({ xs, ys }: { xs: tf.Tensor3D; ys: tf.Tensor2D }) => ({
    xs: xs.sub(means).div(deviations),
    ys: ys.sub(columns[0].mean).div(columns[0].standardDeviation || 1),
  });

  const model = tf.sequential();
  model.add(
    tf.layers.conv1d({
      filters: 16,
      kernelSize: 5,
      activation: 'relu',
      inputShape: [WINDOW.inputSteps, columns.length],
    }),
  );
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: WINDOW.targetSteps }));
  model.compile({ optimizer: tf.train.adam(0.003), loss: 'meanAbsoluteError' });

  await model.fitDataset(train.batches({ ...WINDOW, batchSize: 64, seed: 1 }).map(standardise), {
    epochs: 5,
    validationData: validation.batches({ ...WINDOW, batchSize: 256, shuffle: false }).map(standardise),
  });
  return model;
}
