import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { installRecurrent } from './install-recurrent.ts';
import { runStockAndOwn, startPlain, worstDifference } from './layer-under-test.ts';
import { installResetAfter } from './reset-after.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  await startPlain('webgl');
  await startPlain('wasm');
});

afterEach(() => {
  undo();
  undo = () => undefined;
  vi.restoreAllMocks();
});

/** tfjs's types do not know the option of the layer. */
const RESET_AFTER = { resetAfter: true };

describe('a GRU with resetAfter', () => {
  it('has Keras’s bias, and keeps the option when it is saved', () => {
    undo = installRecurrent();
    const options = { units: 2, inputShape: [3, 1], resetAfter: true };
    const model = tf.sequential({ layers: [tf.layers.gru(options)] }); // prettier-ignore
    expect(model.getWeights().map(({ shape }) => shape)).toEqual([[1, 6], [2, 6], [2, 6]]); // prettier-ignore
    const copy = tf.sequential({ layers: [tf.layers.gru(model.layers[0]?.getConfig() as typeof options)] });
    expect(copy.getWeights()[2]?.shape).toEqual([2, 6]);
    // The learner's own options are as they were.
    expect(options.resetAfter).toBe(true);
    const again = tf.layers.gru(options);
    again.build([null, 3, 1]);
    expect(again.getWeights()[2]?.shape).toEqual([2, 6]);
    tf.dispose([model.getWeights(), copy.getWeights(), again.getWeights()]);
  });

  it('gives numbers worked out by hand', () => {
    undo = installRecurrent();
    const layer = tf.layers.gru({ units: 1, activation: 'linear', recurrentActivation: 'linear', ...RESET_AFTER }); // prettier-ignore
    layer.build([null, 2, 1]);
    layer.built = true;
    layer.setWeights([tf.tensor2d([[0.5, 2, 1]]), tf.tensor2d([[0, 0, 3]]), tf.tensor2d([[0, 0, 0], [0, 0, 0.25]])]); // prettier-ignore
    // Step 1, x = 1: z = 0.5, r = 2, g = 1 + 2·0.25 = 1.5, h = 0.5·0 + 0.5·1.5 = 0.75.
    // Step 2, x = 1: q = 3·0.75 + 0.25 = 2.5, g = 1 + 2·2.5 = 6, h = 0.5·0.75 + 0.5·6 = 3.375.
    const out = layer.call(tf.ones([1, 2, 1]), {});
    expect(Array.isArray(out) ? NaN : out.dataSync()[0]).toBeCloseTo(3.375, 5);
    tf.dispose(layer.getWeights());
  });

  it('is refused as before once the engine is taken out', () => {
    undo = installRecurrent();
    undo();
    expect(() => tf.layers.gru({ units: 1, ...RESET_AFTER })).toThrow('reset_after');
  });

  it.each(['wasm', 'cpu', 'webgl'])('runs as a sequence on %s as it does step by step', async (backend) => {
    undo = installResetAfter();
    const warn = vi.spyOn(console, 'warn');
    const create = (options: object) => (): tf.layers.Layer =>
      tf.layers.gru({ units: 5, returnSequences: true, ...RESET_AFTER, ...options });
    const shape = [3, 6, 2] as const;
    const mask = [[1, 1, 1, 1, 0, 0], [1, 0, 1, 1, 1, 1], [0, 0, 0, 0, 0, 1]]; // prettier-ignore
    for (const one of [
      { create: create({}), shape },
      { create: create({ returnSequences: false, goBackwards: true }), shape, mask },
      { create: create({ recurrentDropout: 0.4 }), shape, training: true },
      { create: create({ useBias: false, units: 1, activation: 'relu' }), shape: [5, 2, 4] as const },
    ]) {
      const { wanted, got, tensorsLeft } = await runStockAndOwn(backend, one);
      expect(wanted.length).toBeGreaterThan(3);
      expect(worstDifference(wanted, got)).toBeLessThan(1e-4);
      expect(tensorsLeft).toBe(0);
    }
    expect(warn).not.toHaveBeenCalled();
  });
});
