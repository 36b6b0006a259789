import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 56;
const EPOCHS = 20;
const FIRST_RATE = 0.003;
const LAST_RATE = 0.00006;

/**
 * Two dense layers on eight weeks of plain values, trained on absolute errors with a learning rate that falls.
 *
 * The first layer finds out where in the week the window ends; the second weighs the earlier days of that weekday against
 * the level of late. A day that broke the rule, such as a holiday, is outvoted by the other seven.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, mean, standardDeviation } = await dataset('us-births');
  const standardise = (values: Float32Array): number[] =>
    Array.from(values, (value) => (value - mean) / standardDeviation);
  const trainWindows = makeWindows(standardise(train.values));
  const validationWindows = makeWindows(standardise(validation.values));

  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [INPUT_STEPS, 1] }),
      tf.layers.dense({ units: 64, activation: 'relu' }),
      tf.layers.dense({ units: 64, activation: 'relu' }),
      tf.layers.dense({ units: 1 }),
    ],
  });
  const optimizer = tf.train.adam(FIRST_RATE);
  // Squared errors would bend the network towards a few holidays, which nothing in the window announces.
  model.compile({ optimizer, loss: 'meanAbsoluteError' });

  await model.fit(trainWindows.xs, trainWindows.ys, {
    epochs: EPOCHS,
    batchSize: 32,
    validationData: [validationWindows.xs, validationWindows.ys],
    callbacks: {
      onEpochBegin: async (epoch) => {
        const learningRate = FIRST_RATE * (LAST_RATE / FIRST_RATE) ** (epoch / (EPOCHS - 1));
        Object.assign(optimizer, { learningRate });
      },
    },
  });
  return model;
}

/** The 56 days before each day are its input. */
function makeWindows(values: number[]): { xs: tf.Tensor3D; ys: tf.Tensor2D } {
  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let next = INPUT_STEPS; next < values.length; next++) {
    inputs.push(values.slice(next - INPUT_STEPS, next).map((value) => [value]));
    targets.push([values[next]]);
  }
  // xs: [windows, 56, 1], ys: [windows, 1]
  return { xs: tf.tensor3d(inputs), ys: tf.tensor2d(targets) };
}
