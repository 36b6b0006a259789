import { expect, it } from 'vitest';
import { fitHeaps, measureGrowth } from './vocabulary-growth.ts';

it('counts the distinct words read so far, the end included', () => {
  const texts = {
    words: ['a', 'b', 'c'],
    tokens: new Uint32Array([0, 0, 1, 1, 2]),
    ends: new Uint32Array([5]),
  };
  expect(measureGrowth(texts, 3)).toEqual([
    { read: 2, distinct: 1 },
    { read: 4, distinct: 2 },
    { read: 5, distinct: 3 },
  ]);
});

it('finds the law that made the points', () => {
  // 10 n^0.5: 100 words hold 100 distinct, 400 hold 200, 10,000 hold 1,000.
  const law = fitHeaps([
    { read: 100, distinct: 100 },
    { read: 400, distinct: 200 },
    { read: 10_000, distinct: 1000 },
  ]);
  expect(law?.factor).toBeCloseTo(10, 9);
  expect(law?.exponent).toBeCloseTo(0.5, 12);
  expect(fitHeaps([{ read: 5, distinct: 4 }])).toBeNull();
});
