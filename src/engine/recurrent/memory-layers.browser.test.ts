import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CASES } from './cases-under-test.ts';
import { runStockAndOwn, startPlain, worstDifference } from './layer-under-test.ts';

beforeAll(() => startPlain('wasm'));

describe.each(['wasm', 'cpu'])('recurrent layers on %s', (backend) => {
  it.each(Object.entries(CASES))('%s', async (_title, one) => {
    const { wanted, got, tensorsLeft } = await runStockAndOwn(backend, one);
    expect(worstDifference(wanted, got)).toBeLessThan(1e-4);
    expect(tensorsLeft).toBe(0);
    expect(tf.getBackend()).toBe(backend);
  });
});
