import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, classNames, shape } = await dataset('piano-rolls-rock-jazz', { limit: 2_000 });
  console.log(`${train.count} bars of ${shape.join(' × ')}: ${classNames.join(', ')}`);

  const model = tf.sequential();
  // Along the time of the bar; the pitches are the channels.
  model.add(
    tf.layers.conv1d({ filters: 32, kernelSize: 8, strides: 4, activation: 'relu', inputShape: [...shape] }),
  );
  model.add(tf.layers.globalMaxPooling1d({}));
  model.add(tf.layers.dense({ units: classNames.length, activation: 'softmax' }));
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fitDataset(train.batches({ batchSize: 32, seed: 1 }), {
    epochs: 4,
    validationData: validation.batches({ batchSize: 128, shuffle: false }),
  });
  return model;
}
