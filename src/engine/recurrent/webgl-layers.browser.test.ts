import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CASES } from './cases-under-test.ts';
import { runStockAndOwn, startPlain, worstDifference } from './layer-under-test.ts';

beforeAll(() => startPlain('webgl'));

afterEach(() => vi.restoreAllMocks());

describe('recurrent layers on WebGL', () => {
  it.each(Object.entries(CASES))('%s', async (_title, one) => {
    const warn = vi.spyOn(console, 'warn');
    const { wanted, got, tensorsLeft } = await runStockAndOwn('webgl', one);
    expect(worstDifference(wanted, got)).toBeLessThan(1e-4);
    expect(tensorsLeft).toBe(0);
    // A refused shader would have let stock agree with itself.
    expect(warn).not.toHaveBeenCalled();
  });
});
