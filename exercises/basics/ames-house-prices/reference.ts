import * as tf from '@tensorflow/tfjs';
import { type Column, dataset } from 'lab';

/** A house as the files hold it: a number, a word, or nothing where a value is missing. */
type Cell = number | string | null;
type House = Readonly<Record<string, Cell>>;

/**
 * A straight line and a small dense network side by side on 136 numbers a house, trained on the logarithm of the price.
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

  const model = buildModel(trainXs.shape[1]);
  // Large steps to get there, then small ones to settle.
  for (const { rate, epochs } of [
    { rate: 0.003, epochs: 30 },
    { rate: 0.0005, epochs: 20 },
  ]) {
    model.compile({ optimizer: tf.train.adam(rate), loss: huber });
    await model.fit(trainXs, trainYs, {
      epochs,
      batchSize: 32,
      validationData: [validationXs, validationYs],
    });
  }
  return model;
}

/** Most of what makes a house dear simply adds up; a straight line says that best, and the hidden layer learns what it leaves. */
function buildModel(columns: number): tf.LayersModel {
  const house = tf.input({ shape: [columns] });
  // Two thousand houses are few for 136 inputs: weights that are not needed are kept small,
  const kernelRegularizer = tf.regularizers.l2({ l2: 0.0015 });
  const line = tf.layers.dense({ units: 1, kernelInitializer: 'zeros', kernelRegularizer }).apply(house);
  const hidden = tf.layers.dense({ units: 64, activation: 'relu', kernelRegularizer }).apply(house);
  // and no unit can rely on another to remember a house.
  const kept = tf.layers.dropout({ rate: 0.3 }).apply(hidden);
  // Prices lie around e^12 dollars; a bias that begins there need not be learnt.
  const biasInitializer = tf.initializers.constant({ value: 12 });
  const rest = tf.layers.dense({ units: 1, biasInitializer }).apply(kept);
  const price = tf.layers.add().apply([line, rest] as tf.SymbolicTensor[]) as tf.SymbolicTensor;
  return tf.model({ inputs: house, outputs: price });
}

/** The square of small errors, and a straight line beyond a fifth of the price: three odd sales must not rule the rest. */
function huber(labels: tf.Tensor, predictions: tf.Tensor): tf.Tensor {
  return tf.losses.huberLoss(labels, predictions, undefined, 0.2);
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
