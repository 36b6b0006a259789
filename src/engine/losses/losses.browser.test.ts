import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { installLosses } from './install-losses.ts';
import type { LossFunction } from './row-losses.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  const started = await startBackend('webgl', {}, { stock: true });
  if (!started.ok) throw new Error(started.error.message);
});

afterEach(() => undo());

/** The loss and its gradient as a compiled model has them. */
function evaluate(loss: string, truth: tf.Tensor, predicted: tf.Tensor): number[][] {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
  model.compile({ loss, optimizer: 'sgd' });
  const inner: unknown = Reflect.get(model, 'model');
  const functions: unknown = Reflect.get(inner instanceof tf.LayersModel ? inner : model, 'lossFunctions');
  const [own] = Array.isArray(functions) ? (functions as LossFunction[]) : [];
  if (own === undefined) throw new Error('The model has no loss.');
  const results = tf.tidy(() => {
    const value = own(truth, predicted);
    const weights = tf.tensor(createValues(value.size, 9), value.shape);
    const gradient = tf.grad((p) => own(truth, p).mul(weights).sum())(predicted);
    return [value, gradient].map((tensor) => [...tensor.shape, ...tensor.dataSync()]);
  });
  model.dispose();
  return results;
}

/** Rows of probabilities, the ends 0 and 1 among them. */
function createPredictions(shape: number[]): tf.Tensor {
  const values = createValues(tf.util.sizeFromShape(shape), 3).map((value) => (value + 1) / 2);
  values.set([0, 1], 1);
  return tf.tensor(values, shape);
}

function createTruth(shape: number[]): tf.Tensor {
  return tf.tidy(() =>
    tf
      .tensor(createValues(tf.util.sizeFromShape(shape), 4), shape)
      .greater(0)
      .toFloat(),
  );
}

describe.each(['binaryCrossentropy', 'categoricalCrossentropy', 'meanSquaredError', 'meanAbsoluteError'])(
  'the fused %s',
  (loss) => {
    it.each([[[5, 3]], [[7, 1]], [[64, 10]], [[2, 3, 4]]])('follows stock for %j', (shape) => {
      const [truth, predicted] = [createTruth(shape), createPredictions(shape)];
      const wanted = evaluate(loss, truth, predicted);
      undo = installLosses();
      const before = tf.memory().numTensors;
      const got = evaluate(loss, truth, predicted);
      expect(tf.memory().numTensors).toBe(before);
      got.forEach((values, which) => {
        expect(values.length).toBe(wanted[which]?.length);
        const scale = Math.max(1, ...values.map(Math.abs));
        const far = values.filter(
          (value, at) => !(Math.abs(value - (wanted[which]?.[at] ?? NaN)) / scale < 1e-4),
        );
        expect(far, `wanted ${wanted[which]?.join(' ') ?? ''}`).toEqual([]); // prettier-ignore
      });
      tf.dispose([truth, predicted]);
    });

    it('keeps NaN', () => {
      undo = installLosses();
      const truth = createTruth([4, 2]);
      const predicted = tf.tensor2d([NaN, 0.5, 0.2, 0.8, 0.1, 0.9, 0.5, 0.5], [4, 2]);
      const [values = [], gradient = []] = evaluate(loss, truth, predicted);
      expect(values[1]).toBeNaN();
      expect(values[2]).not.toBeNaN();
      expect(gradient[2]).toBeNaN();
      tf.dispose([truth, predicted]);
    });
  },
);

it('means the same accuracy as before', async () => {
  undo = installLosses();
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 1, inputShape: [1], activation: 'sigmoid', kernelInitializer: 'ones' }),
    ],
  });
  model.compile({ loss: 'binaryCrossentropy', optimizer: tf.train.sgd(0), metrics: ['accuracy'] });
  const xs = tf.tensor2d([-3, -1, 2, 4], [4, 1]);
  const ys = tf.tensor2d([0, 1, 1, 1], [4, 1]);
  const { history } = await model.fit(xs, ys, { epochs: 1, batchSize: 4 });
  expect(Number(history.acc?.[0])).toBeCloseTo(0.75, 6);
  model.dispose();
  tf.dispose([xs, ys]);
});

/** Loss and metrics of one evaluation over batches of an uneven number of rows. */
async function measure(columns: number, loss: string, metrics: string[], rows: number): Promise<number[]> {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        ...{ units: columns, inputShape: [4], activation: columns > 1 ? 'softmax' : 'sigmoid' },
        kernelInitializer: tf.initializers.randomNormal({ seed: 3 }),
      }),
    ],
  });
  const optimizer = tf.train.sgd(0.1);
  model.compile({ loss, optimizer, metrics });
  const xs = tf.tensor2d(createValues(rows * 4, 1), [rows, 4]);
  const ys = tf.tidy(() =>
    columns > 1
      ? tf.oneHot(tf.tensor1d(Array.from({ length: rows }, (_, at) => at % columns), 'int32'), columns).toFloat() // prettier-ignore
      : tf.tensor2d(Array.from({ length: rows }, (_, at) => [at % 2])),
  );
  const scores = [model.evaluate(xs, ys, { batchSize: 40 })].flat();
  const { history } = await model.fit(xs, ys, { epochs: 1, batchSize: 40, shuffle: false });
  const numbers = [
    ...scores.map((score) => Number(score.dataSync()[0])),
    ...Object.values(history).map((values) => Number(values[0])),
  ];
  model.dispose();
  optimizer.dispose();
  tf.dispose([xs, ys, ...scores]);
  return numbers;
}

describe('the fused metrics', () => {
  it.each([
    { columns: 1, loss: 'binaryCrossentropy', metrics: ['accuracy', 'mae'], rows: 70 },
    { columns: 1, loss: 'meanSquaredError', metrics: ['mae', 'mse', 'acc'], rows: 70 },
    { columns: 3, loss: 'categoricalCrossentropy', metrics: ['accuracy'], rows: 70 },
    { columns: 30, loss: 'categoricalCrossentropy', metrics: ['acc', 'binaryAccuracy'], rows: 70 },
    { columns: 3, loss: 'binaryCrossentropy', metrics: ['accuracy', 'categoricalAccuracy'], rows: 30 },
    { columns: 3, loss: 'meanSquaredError', metrics: ['accuracy', 'precision'], rows: 30 },
  ])('of $columns columns follow stock: $loss, $metrics', async ({ columns, loss, metrics, rows }) => {
    const wanted = await measure(columns, loss, metrics, rows);
    undo = installLosses();
    const before = tf.memory().numTensors;
    const got = await measure(columns, loss, metrics, rows);
    expect(tf.memory().numTensors).toBe(before);
    expect(got.length).toBe(2 * (metrics.length + 1));
    got.forEach((value, at) => expect(value).toBeCloseTo(wanted[at] ?? NaN, 4));
  });
});
