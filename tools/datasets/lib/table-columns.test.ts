import { describe, expect, it } from 'vitest';
import { type ColumnValues, describe as describeValues, encodeRows, pickRows } from './table-columns.ts';

const size: ColumnValues = {
  kind: 'number',
  name: 'size',
  unit: 'm',
  description: '',
  values: [1, NaN, 3, 50],
};
const kind: ColumnValues = {
  kind: 'category',
  name: 'kind',
  description: '',
  categories: ['a', 'b'],
  values: [1, 0, NaN, 1],
};
const TRAIN = [0, 1, 2];

it('encodes by the training rows: standard deviations from the mean, one 0/1 a category, 0 where missing', () => {
  const encode = encodeRows([size, kind], TRAIN);
  // Mean 2 and deviation 1 of the values 1 and 3.
  expect([0, 1, 2, 3].map(encode)).toEqual([
    [-1, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
    [48, 0, 1],
  ]);
});

it('gives a column that is constant in training no weight', () => {
  expect(encodeRows([size], [0])(3)).toEqual([0]);
});

describe('columns of a manifest', () => {
  it('state the training rows alone, over the values that are there', () => {
    expect(describeValues(size, TRAIN)).toMatchObject({ mean: 2, standardDeviation: 1, unit: 'm' });
    expect(describeValues(kind, TRAIN)).toEqual({
      kind: 'category',
      name: 'kind',
      description: '',
      categories: ['a', 'b'],
    });
  });

  it('are written row by row', () => {
    expect([...pickRows([size, kind], [3, 1])]).toEqual([50, 1, NaN, 0]);
  });
});
