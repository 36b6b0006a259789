import * as tf from '@tensorflow/tfjs';
import { type Column, dataset } from 'lab';

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, columns, classNames } = await dataset('penguins');
  console.log(`${train.count} rows of ${columns.length} columns; classes: ${classNames.join(', ')}`);

  // Numbers around 0, categories one-hot, a missing value as nothing at all.
  const encode = (features: Float32Array): tf.Tensor2D => {
    const rows: number[][] = [];
    for (let from = 0; from < features.length; from += columns.length)
      rows.push(columns.flatMap((column, at) => encodeValue(features[from + at], column)));
    return tf.tensor2d(rows);
  };
  const trainXs = encode(train.arrays.features);
  const validationXs = encode(validation.arrays.features);

  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 16, activation: 'relu', inputShape: [trainXs.shape[1]] }));
  model.add(tf.layers.dense({ units: classNames.length, activation: 'softmax' }));
  model.compile({
    optimizer: tf.train.adam(0.01),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });

  await model.fit(trainXs, train.ys, {
    epochs: 40,
    batchSize: 32,
    validationData: [validationXs, validation.ys],
  });
  return model;
}

function encodeValue(value: number, column: Column): number[] {
  if (column.kind === 'number')
    return [Number.isNaN(value) ? 0 : (value - column.mean) / (column.standardDeviation || 1)];
  return column.categories.map((_, category) => (category === value ? 1 : 0));
}
