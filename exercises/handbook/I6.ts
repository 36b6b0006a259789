import * as tf from '@tensorflow/tfjs';

const names = ['disc', 'square'];

/** Draws one picture, as a real pipeline would decode a file: [24, 24, 1]. */
function draw(label: number): tf.Tensor3D {
  const [x, y, radius] = [8 + Math.random() * 8, 8 + Math.random() * 8, 3 + Math.random() * 4];
  const inside = (row: number, column: number): boolean => {
    const [dx, dy] = [Math.abs(column - x), Math.abs(row - y)];
    return label === 0 ? Math.hypot(dx, dy) < radius : Math.max(dx, dy) < radius * 0.9;
  };
  return tf.tensor3d(
    Array.from({ length: 576 }, (_, index) => (inside(Math.floor(index / 24), index % 24) ? 1 : 0)),
    [24, 24, 1],
  );
}
function* examples(): Generator<{ xs: tf.Tensor3D; ys: number[] }> {
  for (;;) {
    const label = Math.random() < 0.5 ? 0 : 1;
    yield { xs: draw(label), ys: [label] };
  }
}
const batches = tf.data.generator(examples).batch(16).prefetch(2);

const model = tf.sequential({
  layers: [
    tf.layers.conv2d({ inputShape: [24, 24, 1], filters: 8, kernelSize: 5, strides: 2, activation: 'relu' }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.flatten(),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
await model.fitDataset(batches, { epochs: 8, batchesPerEpoch: 15 });
for (const [label, name] of names.entries()) {
  const [probability] = (model.predict(draw(label).expandDims(0)) as tf.Tensor).dataSync();
  console.log(`a ${name}: a square with probability ${probability.toFixed(2)}`);
}
