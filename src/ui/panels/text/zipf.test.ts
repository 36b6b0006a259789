import { expect, it } from 'vitest';
import { zipfPoints } from './zipf.ts';

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
