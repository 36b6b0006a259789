import { describe, expect, it } from 'vitest';
import { PARTS, readFloats, readRows } from './committed.ts';

describe('fuel-economy', () => {
  it('has no car in two parts and no missing value', () => {
    const cars = PARTS.flatMap((part) => readRows('fuel-economy', part, 'features')).map((row) => row.join());
    expect(cars.length).toBe(392);
    expect(new Set(cars).size).toBe(392);
    expect(cars.filter((car) => car.includes('NaN'))).toEqual([]);
  });

  it('has one origin a car', () => {
    const features = readFloats('fuel-economy', 'train', 'features');
    for (let at = 0; at < features.length; at += 9)
      expect([...features.subarray(at + 6, at + 9)].sort()).toEqual([0, 0, 1]);
  });
});
