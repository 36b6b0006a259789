import { describe, expect, it } from 'vitest';
import { fitBags } from './text-bags.ts';
import { toTextRows } from './text-split.ts';

const rows = toTextRows(
  Array.from({ length: 40 }, (_, row) => ({
    text: row % 2 === 0 ? 'a warm day in town' : 'a cold day in town',
    label: row % 2,
  })),
);

describe('logistic regression on bags of words', () => {
  const classify = fitBags(rows, ['a', 'day', 'in', 'town', 'warm', 'cold'], { classes: 2, seed: 1 });

  it('learns the words that tell', () => {
    const [warm0, warm1, cold0, cold1] = classify(['warm', 'COLD, cold!']);
    expect(warm0).toBeGreaterThan(0.8);
    expect(cold1).toBeGreaterThan(0.8);
    expect((warm0 ?? 0) + (warm1 ?? 0)).toBeCloseTo(1, 10);
    expect((cold0 ?? 0) + (cold1 ?? 0)).toBeCloseTo(1, 10);
  });

  it('is unsure of words it never saw', () => {
    expect(classify(['zebra'])[0]).toBeCloseTo(0.5, 1);
  });
});
