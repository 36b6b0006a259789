import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, classNames, shape } = await dataset('fashion-mnist', { limit: 5_000 });
  console.log(`${train.count} images of ${shape.join(' × ')}: ${classNames.join(', ')}`);

  const model = tf.sequential();
  model.add(tf.layers.conv2d({ filters: 8, kernelSize: 3, activation: 'relu', inputShape: [...shape] }));
  model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  model.add(tf.layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }));
  model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: classNames.length, activation: 'softmax' }));
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  // Batches come from the bytes, so that the images never lie in memory as floats all at once.
  await model.fitDataset(train.batches({ batchSize: 64, seed: 1 }), {
    epochs: 3,
    validationData: validation.batches({ batchSize: 256, shuffle: false }),
  });
  return model;
}
