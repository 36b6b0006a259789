import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';
import { installWaits } from './install-waits.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  for (const backend of ['wasm', 'webgl', 'cpu'] as const) {
    const started = await startBackend(backend, files.value, { stock: true });
    if (!started.ok) throw new Error(started.error.message);
  }
});

afterEach(() => {
  undo();
  vi.restoreAllMocks();
});

/** Ten rows in batches of four: the last batch is smaller, so means must be weighted. */
async function fit(callbacks?: tf.CustomCallbackArgs): Promise<Record<string, number[]>> {
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })],
  });
  model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError', metrics: ['mae', 'mse', 'mape', 'cosine'] }); // prettier-ignore
  const xs = tf.tensor2d(createValues(20, 1), [10, 2]);
  const ys = tf.tensor2d(createValues(10, 2), [10, 1]);
  const { history } = await model.fit(xs, ys, {
    batchSize: 4,
    epochs: 3,
    shuffle: false,
    validationData: [xs, ys],
    ...(callbacks === undefined ? {} : { callbacks }),
  });
  model.dispose();
  model.optimizer.dispose();
  tf.dispose([xs, ys]);
  return Object.fromEntries(Object.entries(history).map(([name, values]) => [name, values.map(Number)]));
}

describe.each(['webgl', 'wasm', 'cpu'])('a fit on %s', (backend) => {
  it('has the history of stock, and leaves no tensor', async () => {
    await tf.setBackend(backend);
    const wanted = await fit();
    undo = installWaits();
    const before = tf.memory().numTensors;
    const got = await fit();
    expect(Object.keys(got)).toEqual(Object.keys(wanted));
    for (const [name, values] of Object.entries(wanted))
      values.forEach((value, epoch) => expect(got[name]?.[epoch]).toBeCloseTo(value, 4));
    expect(tf.memory().numTensors).toBe(before);
  });

  it('tells callbacks the true numbers of each batch and epoch', async () => {
    await tf.setBackend(backend);
    const seen = async (): Promise<number[]> => {
      const numbers: number[] = [];
      await fit({
        onBatchEnd: (_batch, logs) => void numbers.push(Number(logs?.loss)),
        onEpochEnd: (_epoch, logs) => void numbers.push(Number(logs?.loss), Number(logs?.val_mae)),
      });
      return numbers;
    };
    const wanted = await seen();
    undo = installWaits();
    const got = await seen();
    expect(got.length).toBe(3 * 5);
    got.forEach((value, at) => expect(value).toBeCloseTo(wanted[at] ?? NaN, 4));
  });
});

it('reads nothing back from WebGL before the fit is over', async () => {
  await tf.setBackend('webgl');
  undo = installWaits();
  const reads = vi.spyOn(WebGL2RenderingContext.prototype, 'readPixels');
  const duringEpochs: number[] = [];
  class Watch extends tf.CustomCallback {
    override onEpochEnd(): Promise<void> {
      duringEpochs.push(reads.mock.calls.length);
      return Promise.resolve();
    }
  }
  await fit(new Watch({}));
  expect(duringEpochs).toEqual([0, 0, 0]);
});

it('adds up all losses and metrics in two programs a batch', async () => {
  await tf.setBackend('webgl');
  const count = async (): Promise<number> => {
    const stock = vi.spyOn(WebGL2RenderingContext.prototype, 'drawElements');
    const own = vi.spyOn(WebGL2RenderingContext.prototype, 'drawArrays');
    await fit();
    const calls = stock.mock.calls.length + own.mock.calls.length;
    vi.restoreAllMocks();
    return calls;
  };
  await fit();
  const stock = await count();
  undo = installWaits();
  await fit();
  // Nine batches, a loss and four metrics: two programs where stock takes four or five for each number.
  expect(stock - (await count())).toBeGreaterThan(9 * (4 * 5 - 2));
});

it('leaves a learner’s own list of callbacks alone', () => {
  undo = installWaits();
  class Own extends tf.Callback {
    override onBatchEnd(): Promise<void> {
      return Promise.resolve();
    }
  }
  const own = new Own();
  const list = new tf.CallbackList([own]);
  list.setParams({});
  expect(Object.hasOwn(own, 'onBatchEnd')).toBe(false);
});
