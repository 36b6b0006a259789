import { expect, it } from 'vitest';
import { fitZipf, zipfPoints } from './zipf.ts';

it('keeps the first ranks and the last, and thins those between', () => {
  const ranked = Array.from({ length: 1000 }, (_, index) => ({
    name: `w${index}`,
    value: Math.round(1000 / (index + 1)),
  }));
  const points = zipfPoints(ranked);
  expect(points[0]).toEqual({ logRank: 0, logCount: 3 });
  expect(points.at(-1)).toEqual({ logRank: 3, logCount: 0 });
  expect(points.filter(({ logRank }) => logRank >= 2).length).toBeLessThan(45);
  expect(points.filter(({ logRank }) => logRank < 1)).toHaveLength(9);
});

it('finds the slope in the middle, whatever the ends do', () => {
  const points = [0, 1, 2, 3, 4].map((logRank) => ({ logRank, logCount: 5 - 1.5 * logRank }));
  expect(fitZipf([{ logRank: 0, logCount: 1 }, ...points.slice(1, 4)])).toBeCloseTo(-1.5, 12);
  expect(fitZipf([])).toBeNaN();
});
