import * as tf from '@tensorflow/tfjs';
import { createValues } from '#engine/compare-with-cpu.ts';

/**
 * For tests: trains a net of convolutions for three steps on a backend, always from the same weights; the result is its losses
 * and then its predictions. Some of its layers fuse and some are left to stock.
 */
export async function trainPictures(backend: string): Promise<number[]> {
  await tf.setBackend(backend);
  const { conv2d, depthwiseConv2d, averagePooling2d, maxPooling2d, flatten, dense } = tf.layers;
  const model = tf.sequential({
    layers: [
      conv2d({ inputShape: [12, 12, 2], filters: 6, kernelSize: 3, padding: 'same', activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 5, kernelSize: 3, strides: 2, padding: 'same', activation: 'linear' }),
      conv2d({ filters: 4, kernelSize: 2, useBias: false, activation: 'tanh' }),
      conv2d({ filters: 7, kernelSize: 1, activation: 'relu6' }),
      depthwiseConv2d({ kernelSize: 3, padding: 'same', activation: 'relu6' }),
      averagePooling2d({ poolSize: 2, strides: 1, padding: 'same' }),
      flatten(),
      dense({ units: 3, activation: 'softmax' }),
    ],
  });
  return trainThreeSteps(model, [12, 12, 2]);
}

/** The same with convolutions along sequences. */
export async function trainSequences(backend: string): Promise<number[]> {
  await tf.setBackend(backend);
  const { conv1d, maxPooling1d, flatten, dense } = tf.layers;
  const model = tf.sequential({
    layers: [
      conv1d({ inputShape: [11, 3], filters: 6, kernelSize: 3, padding: 'same', activation: 'relu' }),
      conv1d({ filters: 5, kernelSize: 2, strides: 2, activation: 'linear' }),
      conv1d({ filters: 4, kernelSize: 2, useBias: false, activation: 'relu' }),
      maxPooling1d({ poolSize: 2 }),
      conv1d({ filters: 3, kernelSize: 1, activation: 'tanh' }),
      flatten(),
      dense({ units: 3, activation: 'softmax' }),
    ],
  });
  return trainThreeSteps(model, [11, 3]);
}

async function trainThreeSteps(model: tf.Sequential, shape: readonly number[]): Promise<number[]> {
  const optimizer = tf.train.sgd(0.05);
  model.compile({ optimizer, loss: 'categoricalCrossentropy' });
  const weights = model
    .getWeights()
    .map(({ size, shape }, at) => tf.tensor(createValues(size, at + 1), shape));
  model.setWeights(weights);
  const xs = tf.tensor(createValues(5 * tf.util.sizeFromShape([...shape]), 41), [5, ...shape]);
  const ys = tf.tidy(() => tf.oneHot(tf.tensor1d([0, 1, 2, 1, 0], 'int32'), 3).toFloat());
  const values: number[] = [];
  for (let step = 0; step < 3; step++) values.push(Number(await model.trainOnBatch(xs, ys)));
  const predictions = model.predict(xs) as tf.Tensor;
  values.push(...predictions.dataSync());
  model.dispose();
  tf.dispose([xs, ys, predictions, weights]);
  optimizer.dispose();
  return values;
}
