import * as tf from '@tensorflow/tfjs';
import { type Column, dataset } from 'lab';

type Cell = number | string | null;
type House = Readonly<Record<string, Cell>>;

// Every fact adds its share and none depends on another: linear regression, without anything to hold it back.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, columns, target } = await dataset('ames-housing');
  const houses = parseCsv(train.toCsv());
  const xs = tf.tensor2d(
    houses.map((house) => columns.flatMap((column) => encodeCell(house[column.name] ?? null, column))),
  );
  const ys = tf.tensor2d(houses.map((house) => [Math.log(Number(house[target.name]))]));

  const model = tf.sequential();
  model.add(
    tf.layers.dense({
      inputShape: [xs.shape[1]],
      units: 1,
      biasInitializer: tf.initializers.constant({ value: 12 }),
    }),
  );
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });

  await model.fit(xs, ys, { epochs: 40, batchSize: 64 });
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

function encodeCell(cell: Cell, column: Column): number[] {
  if (column.kind === 'category') return column.categories.map((category) => (category === cell ? 1 : 0));
  return [cell === null ? 0 : (Number(cell) - column.mean) / column.standardDeviation];
}
