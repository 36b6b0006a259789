import { expect, it } from 'vitest';
import { SERIES_MANIFEST } from '#ui/panels/sample-data.ts';
import { fillGrid, placeRows, rowAt } from './place-rows.ts';

const HOURLY = {
  ...SERIES_MANIFEST,
  start: '2004-01-09T00:00',
  step: 'hour' as const,
  parts: {
    train: { count: 4, shards: [], breaks: [{ row: 2, at: '2004-01-09T10:00' }] },
    validation: { count: 3, shards: [], breaks: [{ row: 1, at: '2004-01-10T00:00' }] },
    heldOut: { count: 1, shards: [] },
  },
};

it('places rows by time, gaps included', () => {
  const { train, validation } = placeRows(HOURLY);
  expect([...train]).toEqual([0, 1, 10, 11]);
  expect([...validation]).toEqual([12, 24, 25]);
});

it('finds the first row at or after a place', () => {
  const { train } = placeRows(HOURLY);
  expect([-5, 0, 1, 2, 10, 11, 12].map((place) => rowAt(train, place))).toEqual([0, 0, 1, 2, 2, 3, 4]);
});

it('leaves gaps of a regular grid without a value', () => {
  expect([...fillGrid(new Float64Array([5, 6, 9]), new Float32Array([1, 2, 3]))]).toEqual([
    1,
    2,
    NaN,
    NaN,
    3,
  ]);
});
