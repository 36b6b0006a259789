import * as tf from '@tensorflow/tfjs';
import { dataset, report } from 'lab';

const INPUT_DAYS = 24;
const TARGET_DAYS = 24;
const FEATURES = 7;

// Three slips that hide each other: 'the next 24 days' became 24 units a day, the target is one column, and a loss written
// by hand stretches [24, 1] against [24, 24]. No error is raised, and the loss falls.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, columns } = await dataset('chicago-daily');
  const days = Array.from({ length: train.count }, (_, day) =>
    columns.slice(0, FEATURES).map((column, at) => {
      const value = train.values[day * columns.length + at];
      return (value - column.mean) / column.standardDeviation;
    }),
  );

  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 32, activation: 'relu', inputShape: [INPUT_DAYS, FEATURES] }));
  model.add(tf.layers.dense({ units: TARGET_DAYS })); // [batch, 24, 24]
  const optimizer = tf.train.adam(0.003);

  for (let step = 0; step < 200; step++) {
    const starts = Array.from({ length: 64 }, () => Math.floor(Math.random() * (days.length - 48)));
    const loss = optimizer.minimize(() => {
      const xs = tf.tensor3d(starts.map((start) => days.slice(start, start + INPUT_DAYS)));
      const riders = starts.map((start) =>
        days.slice(start + INPUT_DAYS, start + 48).map(([first]) => [first]),
      );
      const ys = tf.tensor3d(riders); // [batch, 24, 1]
      const predicted = model.apply(xs) as tf.Tensor3D; // [batch, 24, 24]
      return predicted.sub(ys).abs().mean();
    }, true);
    await report(step, { loss });
    loss?.dispose();
  }
  return model;
}
