import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 48;
const EPOCHS = 20;
const FIRST_RATE = 0.003;
const LAST_RATE = 0.00006;

/**
 * A small dense network on two days of plain values, trained with a learning rate that falls.
 *
 * Yesterday at the same hour tells level and day, but with its own noise. The network averages it with the other hours
 * of the window, and with the last one, whose noise has not yet faded.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, mean, standardDeviation } = await dataset('synthetic-season');
  const standardise = (values: Float32Array): number[] =>
    Array.from(values, (value) => (value - mean) / standardDeviation);
  const trainWindows = makeWindows(standardise(train.values));
  const validationWindows = makeWindows(standardise(validation.values));

  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [INPUT_STEPS, 1] }),
      tf.layers.dense({ units: 64, activation: 'relu' }),
      tf.layers.dense({ units: 1 }),
    ],
  });
  const optimizer = tf.train.adam(FIRST_RATE);
  model.compile({ optimizer, loss: 'meanAbsoluteError' });

  await model.fit(trainWindows.xs, trainWindows.ys, {
    epochs: EPOCHS,
    batchSize: 32,
    validationData: [validationWindows.xs, validationWindows.ys],
    callbacks: {
      // Large steps find the way, small ones settle: the rate falls by the same factor each epoch.
      onEpochBegin: async (epoch) => {
        const learningRate = FIRST_RATE * (LAST_RATE / FIRST_RATE) ** (epoch / (EPOCHS - 1));
        Object.assign(optimizer, { learningRate });
      },
    },
  });
  return model;
}

/** A trailing window holds only what is known when the forecast is due: 48 hours, and the one after them to answer. */
function makeWindows(values: number[]): { xs: tf.Tensor3D; ys: tf.Tensor2D } {
  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let next = INPUT_STEPS; next < values.length; next++) {
    inputs.push(values.slice(next - INPUT_STEPS, next).map((value) => [value]));
    targets.push([values[next]]);
  }
  // xs: [windows, 48, 1], ys: [windows, 1]
  return { xs: tf.tensor3d(inputs), ys: tf.tensor2d(targets) };
}
