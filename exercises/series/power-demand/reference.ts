import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const DAY = 48;
const DAYS = 8;
const INPUT_STEPS = DAYS * DAY;
const EPOCHS = 12;
const FIRST_RATE = 0.003;
const LAST_RATE = 0.00015;

/**
 * Begins as the naive forecast, a week ago once more, and learns what to correct.
 *
 * The window becomes a grid: half-hour by half-hour, what was drawn at this time on each of the last eight days. Naive
 * forecast and corrections are three branches that are added up; the corrections begin at zero.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, mean, standardDeviation } = await dataset('power-demand');
  const standardise = (values: Float32Array): number[] =>
    Array.from(values, (value) => (value - mean) / standardDeviation);
  const trainWindows = makeWindows(standardise(train.values));
  const validationWindows = makeWindows(standardise(validation.values));

  const model = makeModel();
  const optimizer = tf.train.adam(FIRST_RATE);
  model.compile({ optimizer, loss: 'meanAbsoluteError' });

  await model.fit(trainWindows.xs, trainWindows.ys, {
    epochs: EPOCHS,
    batchSize: 64,
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

function makeModel(): tf.LayersModel {
  const window = tf.input({ shape: [INPUT_STEPS, 1] });
  const days = tf.layers.reshape({ targetShape: [DAYS, DAY] }).apply(window); // [batch, 8, 48]
  const times = tf.layers.permute({ dims: [2, 1] }).apply(days) as tf.SymbolicTensor; // [batch, 48, 8]
  const branches = [forecastNaively(times), correctByTime(times), correctByWindow(window)];
  const answer = tf.layers.add().apply(branches) as tf.SymbolicTensor;
  return tf.model({ inputs: window, outputs: answer });
}

/** Takes one of eight days: the second one, which is the day of a week before. Training may weigh the others too. */
function forecastNaively(times: tf.SymbolicTensor): tf.SymbolicTensor {
  const weighDays = tf.layers.conv1d({ filters: 1, kernelSize: 1, useBias: false });
  const demand = weighDays.apply(times) as tf.SymbolicTensor; // [batch, 48, 1]
  weighDays.setWeights([tf.tensor3d([0, 1, 0, 0, 0, 0, 0, 0], [1, DAYS, 1])]);
  return tf.layers.flatten().apply(demand) as tf.SymbolicTensor; // [batch, 48]
}

/** One rule for all half-hours: from its eight values, its neighbours', and the means of the days, which show the weekend. */
function correctByTime(times: tf.SymbolicTensor): tf.SymbolicTensor {
  const means = tf.layers.globalAveragePooling1d().apply(times); // [batch, 8]
  const everywhere = tf.layers.repeatVector({ n: DAY }).apply(means) as tf.SymbolicTensor; // [batch, 48, 8]
  const known = tf.layers.concatenate().apply([times, everywhere]); // [batch, 48, 16]
  const hidden = tf.layers
    .conv1d({ filters: 16, kernelSize: 3, padding: 'same', activation: 'relu' })
    .apply(known); // [batch, 48, 16]
  const correction = tf.layers
    .conv1d({ filters: 1, kernelSize: 1, kernelInitializer: 'zeros' })
    .apply(hidden); // [batch, 48, 1]
  return tf.layers.flatten().apply(correction) as tf.SymbolicTensor; // [batch, 48]
}

/** What one half-hour of the window says about another of tomorrow. */
function correctByWindow(window: tf.SymbolicTensor): tf.SymbolicTensor {
  const values = tf.layers.flatten().apply(window); // [batch, 384]
  return tf.layers.dense({ units: DAY, kernelInitializer: 'zeros' }).apply(values) as tf.SymbolicTensor; // [batch, 48]
}

/** Every stretch of nine days gives one example: eight are the input, the ninth is the target. */
function makeWindows(values: number[]): { xs: tf.Tensor3D; ys: tf.Tensor2D } {
  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let start = 0; start + INPUT_STEPS + DAY <= values.length; start++) {
    const middle = start + INPUT_STEPS;
    inputs.push(values.slice(start, middle).map((value) => [value]));
    targets.push(values.slice(middle, middle + DAY));
  }
  // xs: [windows, 384, 1], ys: [windows, 48]
  return { xs: tf.tensor3d(inputs), ys: tf.tensor2d(targets) };
}
