import * as tf from '@tensorflow/tfjs';
import { type Column, dataset } from 'lab';

/** A house as the files hold it: a number, a word, or nothing where a value is missing. */
type Cell = number | string | null;
type House = Readonly<Record<string, Cell>>;

/**
 * A small dense network on 136 numbers a house, trained on the logarithm of the price.
 *
 * An error of 20,000 dollars is much for a cottage and little for a villa. In logarithms an error is a share of the price, and a
 * good neighbourhood that makes every house a tenth dearer is a plain sum.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, columns, target } = await dataset('ames-housing');
  const trainHouses = parseCsv(train.toCsv());
  const validationHouses = parseJson(validation.toJson());

  const encode = (houses: readonly House[]): tf.Tensor2D =>
    tf.tensor2d(
      houses.map((house) => columns.flatMap((column) => encodeCell(house[column.name] ?? null, column))),
    );
  const readLogPrices = (houses: readonly House[]): tf.Tensor2D =>
    tf.tensor2d(houses.map((house) => [Math.log(Number(house[target.name]))]));
  const trainXs = encode(trainHouses);
  const trainYs = readLogPrices(trainHouses);
  const validationXs = encode(validationHouses);
  const validationYs = readLogPrices(validationHouses);

  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        inputShape: [trainXs.shape[1]],
        units: 64,
        activation: 'relu',
        // Two thousand houses are few for 136 inputs: weights that are not needed are kept small,
        kernelRegularizer: tf.regularizers.l2({ l2: 0.003 }),
      }),
      // and no unit can rely on another to remember a house.
      tf.layers.dropout({ rate: 0.3 }),
      // Prices lie around e^12 dollars; a bias that begins there need not be learnt.
      tf.layers.dense({ units: 1, biasInitializer: tf.initializers.constant({ value: 12 }) }),
    ],
  });
  // Large steps to get there, then small ones to settle.
  for (const { rate, epochs } of [
    { rate: 0.003, epochs: 30 },
    { rate: 0.0005, epochs: 20 },
  ]) {
    model.compile({ optimizer: tf.train.adam(rate), loss: 'meanSquaredError' });
    await model.fit(trainXs, trainYs, {
      epochs,
      batchSize: 32,
      validationData: [validationXs, validationYs],
    });
  }
  return model;
}

/** A line of names, then a house a line. No cell of this file holds a comma, so splitting is enough. */
function parseCsv(csv: string): House[] {
  const [header = '', ...lines] = csv.trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] === '' ? null : (cells[at] ?? null)]));
  });
}

function parseJson(json: string): House[] {
  return JSON.parse(json) as House[];
}

/** A number around 0 for a number, one-hot for a word; a missing value says nothing. */
function encodeCell(cell: Cell, column: Column): number[] {
  if (column.kind === 'category') return column.categories.map((category) => (category === cell ? 1 : 0));
  return [cell === null ? 0 : (Number(cell) - column.mean) / column.standardDeviation];
}
