import * as tf from '@tensorflow/tfjs';

// True when exactly one of the two is true: no straight line separates these.
const xs = tf.tensor2d([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const ys = tf.tensor2d([[0], [1], [1], [0]]);

async function train(hidden: tf.layers.Layer[]): Promise<void> {
  const model = tf.sequential();
  for (const layer of hidden) model.add(layer);
  const shape = hidden.length === 0 ? { inputShape: [2] } : {};
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid', ...shape }));
  model.compile({ optimizer: tf.train.adam(0.05), loss: 'binaryCrossentropy' });
  await model.fit(xs, ys, { epochs: 120 });
  const answers = (model.predict(xs) as tf.Tensor).dataSync();
  console.log(`${hidden.length} hidden:`, Array.from(answers, (p) => p.toFixed(2)).join('  '));
}

await train([]);
await train([tf.layers.dense({ units: 16, activation: 'relu', inputShape: [2] })]);
