import * as tf from '@tensorflow/tfjs';

// Three years of months: a trend and a season.
const values = Array.from(
  { length: 36 },
  (_, month) => 100 + 2 * month + 15 * Math.sin((month / 12) * 2 * Math.PI),
);

const [train, validation] = [values.slice(0, 24), values.slice(24)];
const { mean, variance } = tf.moments(tf.tensor1d(train));
const [middle, spread] = [mean.dataSync()[0], Math.sqrt(variance.dataSync()[0])];
const scale = (part: number[]): number[] => part.map((value) => (value - middle) / spread);
const show = (part: number[]): string => part.map((value) => value.toFixed(1)).join(' ');

console.log('training:', show(scale(train).slice(0, 12)), '…');
console.log('validation:', show(scale(validation)));
console.log(
  `validation reaches ${Math.max(...scale(validation)).toFixed(1)} deviations above the training mean`,
);

// The change from one year before has no trend, and no season either.
const change = values.slice(12).map((value, index) => value - values[index]);
console.log('change in a year:', show(change));
