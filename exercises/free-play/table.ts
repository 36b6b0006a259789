import * as tf from '@tensorflow/tfjs';
import { type Column, type NumberColumn, dataset } from 'lab';

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, columns, target } = await dataset('fuel-economy');
  console.log(`${train.count} rows of ${columns.length} columns; the target is ${target.name}`);

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
  model.add(tf.layers.dense({ units: 32, activation: 'relu', inputShape: [trainXs.shape[1]] }));
  model.add(tf.layers.dense({ units: 1 }));
  // The target too is easier to learn around 0; the answer is in its natural unit again.
  model.add(scaleBack(target));
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError', metrics: ['mae'] });

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

/** y = mean + deviation · x, as a layer that does not learn. */
function scaleBack({ mean, standardDeviation }: NumberColumn): tf.layers.Layer {
  return tf.layers.dense({
    units: 1,
    trainable: false,
    kernelInitializer: tf.initializers.constant({ value: standardDeviation }),
    biasInitializer: tf.initializers.constant({ value: mean }),
  });
}
