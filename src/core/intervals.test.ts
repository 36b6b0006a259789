import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countConfusion } from './confusion.ts';
import { bootstrapMacroF1, bootstrapMean, wilsonInterval } from './intervals.ts';

describe('wilsonInterval', () => {
  it('agrees with a hand calculation', () => {
    // 8 of 10, z² = 3.841459: centre (0.8 + 0.192073) / 1.384146 = 0.716740,
    // half 1.959964 · √(0.016 + 0.009604) / 1.384146 = 0.226578.
    const { low, high } = wilsonInterval(8, 10);
    expect(low).toBeCloseTo(0.490162, 5);
    expect(high).toBeCloseTo(0.943318, 5);
  });

  it('stays within 0 and 1 where the normal interval would not', () => {
    expect(wilsonInterval(10, 10).high).toBeCloseTo(1, 12);
    expect(wilsonInterval(10, 10).high).toBeLessThanOrEqual(1);
    // With no success at all the lower end is 0 and the upper z² / (n + z²) = 3.841459 / 13.841459.
    expect(wilsonInterval(0, 10).low).toBeCloseTo(0, 12);
    expect(wilsonInterval(0, 10).high).toBeCloseTo(0.277533, 6);
  });
});

describe('bootstrapMean', () => {
  it('is a point where all losses are equal', () => {
    expect(bootstrapMean(new Float64Array(50).fill(2.5), 1)).toEqual({ low: 2.5, high: 2.5 });
  });

  it('is close to the normal interval for many rows', () => {
    // 10,000 zeros and ones, half each: mean 0.5, standard error 0.005, so ± 0.0098.
    const losses = Float64Array.from({ length: 10_000 }, (_, row) => row % 2);
    const { low, high } = bootstrapMean(losses, 1);
    expect(low).toBeCloseTo(0.4902, 2);
    expect(high).toBeCloseTo(0.5098, 2);
    expect(high - low).toBeGreaterThan(0.015);
    expect(high - low).toBeLessThan(0.024);
  });

  it('is wider when neighbours err together and blocks keep them together', () => {
    // Runs of 20 equal losses: by single rows the spread is that of 400 rows, by blocks that of 20 runs.
    const losses = Float64Array.from({ length: 400 }, (_, row) => Math.floor(row / 20) % 2);
    const single = bootstrapMean(losses, 1);
    const blocks = bootstrapMean(losses, 20);
    expect(blocks.high - blocks.low).toBeGreaterThan(2 * (single.high - single.low));
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 2, maxLength: 30 }),
        (values) => {
          const forward = bootstrapMean(Float64Array.from(values), 1);
          const backward = bootstrapMean(Float64Array.from(values.toReversed()), 1);
          expect(backward).toEqual(forward);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('takes blocks longer than the data', () => {
    expect(bootstrapMean(Float64Array.of(1, 3), 12)).toEqual({ low: 2, high: 2 });
  });
});

describe('bootstrapMacroF1', () => {
  it('is 1 to 1 for a perfect matrix and spreads for an imperfect one', () => {
    const perfect = countConfusion(Uint8Array.of(0, 1, 0, 1), Int32Array.of(0, 1, 0, 1), 2);
    expect(bootstrapMacroF1(perfect, 2)).toEqual({ low: 1, high: 1 });
    // 100 rows, 80 right in both classes: F1 0.8; two standard errors are about 0.08.
    const labels = Uint8Array.from({ length: 100 }, (_, row) => row % 2);
    const said = Int32Array.from({ length: 100 }, (_, row) => (row % 10 < 2 ? 1 - (row % 2) : row % 2));
    const { low, high } = bootstrapMacroF1(countConfusion(labels, said, 2), 2);
    expect(low).toBeGreaterThan(0.68);
    expect(low).toBeLessThan(0.76);
    expect(high).toBeGreaterThan(0.84);
    expect(high).toBeLessThan(0.92);
  });
});
