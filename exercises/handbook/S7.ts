import * as tf from '@tensorflow/tfjs';
import * as tfvis from '@tensorflow/tfjs-vis';

const wave = (step: number): number => Math.sin(step / 4) + 0.4 * Math.sin(step / 1.7);
const values = Array.from({ length: 240 }, (_, step) => wave(step) + (Math.random() - 0.5) * 0.3);
const STEPS = 24;
const AHEAD = 24;

const starts = Array.from({ length: 180 - STEPS }, (_, start) => start);
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [STEPS] })] });
model.compile({ optimizer: tf.train.adam(0.02), loss: 'meanSquaredError' });
await model.fit(
  tf.tensor2d(starts.map((start) => values.slice(start, start + STEPS))),
  tf.tensor2d(starts.map((start) => [values[start + STEPS]])),
  { epochs: 60 },
);

// Each forecast becomes part of the next window.
const walked = values.slice(180 - STEPS, 180);
for (let step = 0; step < AHEAD; step++) {
  const window = tf.tensor2d([walked.slice(-STEPS)]);
  walked.push((model.predict(window) as tf.Tensor).dataSync()[0]);
}
const forecast = walked.slice(STEPS).map((y, x) => ({ x, y }));
const truth = values.slice(180, 180 + AHEAD).map((y, x) => ({ x, y }));
const error = forecast.reduce((sum, { y }, step) => sum + Math.abs(y - truth[step].y), 0) / AHEAD;
console.log(`off by ${error.toFixed(3)} on average over ${AHEAD} steps`);
await tfvis.render.linechart(
  { name: 'Forecast' },
  { values: [forecast, truth], series: ['forecast', 'truth'] },
);
