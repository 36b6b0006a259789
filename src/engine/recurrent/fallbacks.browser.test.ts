import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { callRecurrent } from './call-layer.ts';
import { findKernel } from './find-kernel.ts';
import { installRecurrent } from './install-recurrent.ts';
import { type LayerCase, runStockAndOwn, startPlain, worstDifference } from './layer-under-test.ts';

let undo = (): void => undefined;

beforeAll(() => startPlain('wasm'));

afterEach(() => {
  undo();
  undo = () => undefined;
});

const { layers } = tf;

/** What the sequences leave to stock. */
const LEFT: Readonly<Record<string, LayerCase>> = {
  'other activations': { create: () => layers.lstm({ units: 3, activation: 'elu' }), shape: [2, 4, 2] },
  'other activations of gates': { create: () => layers.gru({ units: 3, recurrentActivation: 'softsign' }), shape: [2, 4, 2] }, // prettier-ignore
  'states kept between batches': {
    create: () => layers.lstm({ units: 3, stateful: true, batchInputShape: [2, 4, 2] }),
    shape: [2, 4, 2],
  },
  'stacked cells': {
    create: () => layers.rnn({ cell: [layers.lstmCell({ units: 3 }), layers.lstmCell({ units: 2 })] }),
    shape: [2, 4, 2],
  },
};

/** What they take although it looks unusual. */
const TAKEN: Readonly<Record<string, LayerCase>> = {
  'a stock cell in a plain RNN': { create: () => layers.rnn({ cell: layers.lstmCell({ units: 3 }) }), shape: [2, 4, 2] }, // prettier-ignore
  'an option that tfjs ignores': {
    create: () => layers.lstm({ units: 3, implementation: 1 }),
    shape: [2, 4, 2],
  },
  'regularizers and constraints': {
    create: () => layers.gru({ units: 3, kernelRegularizer: 'l1l2', recurrentConstraint: 'unitNorm' }),
    shape: [2, 4, 2],
  },
};

function isTaken({ create, shape }: LayerCase): boolean {
  return tf.tidy(() => {
    const layer = create();
    layer.build([...shape]);
    const taken = callRecurrent(findKernel, layer, tf.ones([...shape]), {}) !== null;
    tf.dispose(layer.getWeights());
    return taken;
  });
}

describe('recurrent layers that stock has to run', () => {
  it.each(Object.entries(LEFT))('%s', async (_title, one) => {
    await tf.setBackend('wasm');
    expect(isTaken(one)).toBe(false);
  });

  it.each(Object.entries(LEFT).filter(([title]) => title !== 'states kept between batches'))(
    '%s: the same numbers',
    async (_title, one) => {
      const { wanted, got } = await runStockAndOwn('wasm', one);
      expect(worstDifference(wanted, got)).toBeLessThan(1e-4);
    },
  );

  it('an initial state', async () => {
    await tf.setBackend('wasm');
    const layer = layers.lstm({ units: 2, kernelInitializer: 'ones', recurrentInitializer: 'ones' });
    const call = (): number[] =>
      tf.tidy(() => {
        const state = [tf.ones([1, 2]), tf.fill([1, 2], 0.5)];
        const out = layer.apply(tf.fill([1, 3, 1], 0.1), { initialState: state });
        return out instanceof tf.Tensor ? [...out.dataSync()] : [];
      });
    const wanted = call();
    undo = installRecurrent();
    expect(call()).toEqual(wanted);
    expect(wanted).toHaveLength(2);
    layer.dispose();
  });

  it('a gradient of a gradient', async () => {
    await tf.setBackend('wasm');
    const layer = layers.simpleRNN({ units: 2, kernelInitializer: 'ones', recurrentInitializer: 'ones' });
    const xs = tf.tensor3d(createValues(6, 3), [1, 3, 2]);
    const run = (x: tf.Tensor): tf.Tensor => {
      const out = layer.call(x, {});
      return (Array.isArray(out) ? tf.addN(out) : out).square().sum();
    };
    layer.build([1, 3, 2]);
    const second = (): number[] =>
      tf.tidy(() => [
        ...tf
          .grad((x) => tf.grad(run)(x).square().sum())(xs)
          .dataSync(),
      ]);
    const wanted = second();
    undo = installRecurrent();
    expect(wanted.some((value) => value !== 0)).toBe(true);
    second().forEach((value, at) => expect(value).toBeCloseTo(wanted[at] ?? NaN, 4));
    tf.dispose([xs, ...layer.getWeights()]);
  });
});

describe('recurrent layers that run as sequences', () => {
  it.each(Object.entries(TAKEN))('%s', async (_title, one) => {
    await tf.setBackend('wasm');
    expect(isTaken(one)).toBe(true);
    const { wanted, got, tensorsLeft } = await runStockAndOwn('wasm', one);
    expect(worstDifference(wanted, got)).toBeLessThan(1e-4);
    expect(tensorsLeft).toBe(0);
  });

  it('keep NaN, and leave nothing behind when the program throws', async () => {
    await tf.setBackend('wasm');
    undo = installRecurrent();
    const layer = layers.lstm({ units: 3, returnSequences: true });
    layer.build([1, 3, 2]);
    const before = tf.memory().numTensors;
    const xs = tf.tensor3d([0, 1, NaN, 0, 1, 1], [1, 3, 2]);
    const values = tf.tidy(() => {
      const out = layer.call(xs, {});
      return Array.isArray(out) ? [] : [...out.dataSync()];
    });
    expect(values.slice(0, 3).some(Number.isNaN)).toBe(false);
    expect(values.slice(3).every(Number.isNaN)).toBe(true);
    expect(() =>
      tf.tidy(() => {
        layer.call(xs, {});
        throw new Error('on purpose');
      }),
    ).toThrow('on purpose');
    xs.dispose();
    expect(tf.memory().numTensors).toBe(before);
    tf.dispose(layer.getWeights());
  });

  it('leave no more than stock does when a loss throws in the midst of a gradient', async () => {
    await tf.setBackend('wasm');
    const layer = layers.gru({ units: 3 });
    layer.build([1, 3, 2]);
    const xs = tf.ones([1, 3, 2]);
    const fail = (): tf.Scalar => {
      layer.call(xs, {});
      throw new Error('on purpose');
    };
    const countLeft = (): number => {
      const before = tf.memory().numTensors;
      expect(() => tf.variableGrads(fail)).toThrow('on purpose');
      return tf.memory().numTensors - before;
    };
    // tfjs keeps what it saved for a gradient that never comes.
    const byStock = countLeft();
    undo = installRecurrent();
    expect(countLeft()).toBeLessThan(byStock);
    tf.dispose([xs, ...layer.getWeights()]);
  });
});
