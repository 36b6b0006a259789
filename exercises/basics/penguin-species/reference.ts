import * as tf from '@tensorflow/tfjs';
import { type Column, dataset } from 'lab';

/**
 * A small network on rows that are nothing but numbers around 0.
 *
 * A missing measurement becomes 0, the mean of the column: the mildest guess there is. A missing word becomes all zeros, 'none
 * of these'. No bird is left out, so rows and labels stay side by side.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, columns, classNames } = await dataset('penguins');
  const trainXs = encodeRows(train.arrays.features, columns);
  const validationXs = encodeRows(validation.arrays.features, columns);

  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [trainXs.shape[1]], units: 16, activation: 'relu' }),
      // Three probabilities that add up to one: a bird is of exactly one species.
      tf.layers.dense({ units: classNames.length, activation: 'softmax' }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(0.01),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });

  await model.fit(trainXs, train.ys, {
    epochs: 40,
    batchSize: 16,
    validationData: [validationXs, validation.ys],
  });
  return model;
}

/** Row-major cells to [rows, inputs]. */
function encodeRows(features: Float32Array, columns: readonly Column[]): tf.Tensor2D {
  const rows: number[][] = [];
  for (let start = 0; start < features.length; start += columns.length)
    rows.push(columns.flatMap((column, at) => encodeValue(features[start + at] ?? NaN, column)));
  return tf.tensor2d(rows);
}

/** One number for a number, one for each category of a word. */
function encodeValue(value: number, column: Column): number[] {
  if (column.kind === 'number')
    return [Number.isNaN(value) ? 0 : (value - column.mean) / column.standardDeviation];
  // NaN equals nothing, not even itself, so a missing word becomes all zeros.
  return column.categories.map((_, category) => (category === value ? 1 : 0));
}
