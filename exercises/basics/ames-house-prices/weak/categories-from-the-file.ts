import * as tf from '@tensorflow/tfjs';
import { type Column, dataset } from 'lab';

type Cell = number | string | null;
type House = Readonly<Record<string, Cell>>;

// The categories are collected from the training file; one kind of wall does not occur there, and its column is missing.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, columns, target } = await dataset('ames-housing');
  const houses = parseCsv(train.toCsv());
  const wordsOf = (name: string): Cell[] => [...new Set(houses.map((house) => house[name] ?? null))];
  const xs = tf.tensor2d(
    houses.map((house) =>
      columns.flatMap((column) => encodeCell(house[column.name] ?? null, column, wordsOf(column.name))),
    ),
  );
  const ys = tf.tensor2d(houses.map((house) => [Math.log(Number(house[target.name]))]));

  const model = tf.sequential();
  model.add(
    tf.layers.dense({
      inputShape: [xs.shape[1]],
      units: 64,
      activation: 'relu',
      kernelRegularizer: tf.regularizers.l2({ l2: 0.003 }),
    }),
  );
  model.add(tf.layers.dropout({ rate: 0.3 }));
  model.add(tf.layers.dense({ units: 1, biasInitializer: tf.initializers.constant({ value: 12 }) }));
  model.compile({ optimizer: tf.train.adam(0.003), loss: 'meanSquaredError' });

  await model.fit(xs, ys, { epochs: 5, batchSize: 64 });
  return model;
}

function parseCsv(csv: string): House[] {
  const [header = '', ...lines] = csv.trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] === '' ? null : (cells[at] ?? null)]));
  });
}

function encodeCell(cell: Cell, column: Column, words: readonly Cell[]): number[] {
  if (column.kind === 'category')
    return words.filter((word) => word !== null).map((word) => (word === cell ? 1 : 0));
  return [cell === null ? 0 : (Number(cell) - column.mean) / column.standardDeviation];
}
