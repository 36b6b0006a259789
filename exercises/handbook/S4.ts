import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const { train, validation, mean } = await dataset('daily-minimum-temperature');
const truth = tf.tensor1d(validation.values.slice(365));
const shifted = (days: number): tf.Tensor1D => tf.tensor1d(validation.values.slice(365 - days, -days));

const forecasts = {
  'the mean of all days': tf.fill<tf.Rank.R1>([truth.size], mean),
  'like yesterday': shifted(1),
  'like a year ago': shifted(365),
};
console.log(`${train.count} days to learn from, ${truth.size} days to forecast`);
for (const [name, forecast] of Object.entries(forecasts)) {
  const errors = forecast.sub(truth);
  const [mae] = errors.abs().mean().dataSync();
  const [mse] = errors.square().mean().dataSync();
  console.log(`${name}: MAE ${mae.toFixed(2)} °C, RMSE ${Math.sqrt(mse).toFixed(2)} °C`);
}
