import * as tf from '@tensorflow/tfjs';
import { type Column, dataset } from 'lab';

/** A house as the files hold it: a number, a word, or nothing where a value is missing. */
type House = Record<string, number | string | null>;

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, columns, target } = await dataset('ames-housing');
  const trainHouses = parseCsv(train.toCsv());
  const validationHouses = JSON.parse(validation.toJson()) as House[];
  console.log(trainHouses[0], validationHouses[0]);

  const encode = (houses: House[]): tf.Tensor2D =>
    tf.tensor2d(houses.map((house) => columns.flatMap((column) => encodeCell(house[column.name], column))));
  const logPrices = (houses: House[]): tf.Tensor2D =>
    tf.tensor2d(houses.map((house) => [Math.log(Number(house[target.name]))]));

  const model = tf.sequential();
  // The logarithm of a price is around 12; beginning there saves half of the training.
  const biasInitializer = tf.initializers.constant({ value: 12 });
  model.add(tf.layers.dense({ inputShape: [136], units: 1, biasInitializer }));
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });

  await model.fit(encode(trainHouses), logPrices(trainHouses), {
    epochs: 10,
    validationData: [encode(validationHouses), logPrices(validationHouses)],
  });
  return model;
}

/** A line of names, then a house a line. No cell of this file holds a comma. */
function parseCsv(csv: string): House[] {
  const [header = '', ...lines] = csv.trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? null]));
  });
}

/** The numbers that one cell becomes. */
function encodeCell(cell: number | string | null | undefined, column: Column): number[] {
  if (cell === '' || cell === null || cell === undefined) return emptyCell(column);
  if (column.kind === 'number') return [(Number(cell) - column.mean) / column.standardDeviation];
  // Begin here: a word becomes zeros, as if it were missing. And a straight line may be too little.
  return emptyCell(column);
}

/** What a missing value becomes: no number, no word. */
function emptyCell(column: Column): number[] {
  return column.kind === 'number' ? [0] : column.categories.map(() => 0);
}
