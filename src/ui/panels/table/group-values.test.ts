import { describe, expect, it } from 'vitest';
import type { Field } from './fields.ts';
import { countGroups, groupRows } from './group-values.ts';

const category = (categories: string[], values: number[]): Field => ({
  column: { kind: 'category', name: 'species', description: '', categories },
  values: new Float32Array(values),
  isTarget: true,
});
const number = (values: number[]): Field => ({
  column: { kind: 'number', name: 'size', unit: '', description: '', mean: 0, standardDeviation: 1 },
  values: new Float32Array(values),
  isTarget: false,
});

describe('groupRows', () => {
  it('takes categories in their order, the missing apart', () => {
    expect(groupRows(category(['a', 'b'], [1, 0, NaN, 1]))).toEqual([
      { name: 'a', rows: [1], colour: 1 },
      { name: 'b', rows: [0, 3], colour: 2 },
      { name: 'missing', rows: [2], colour: 0 },
    ]);
  });
  it('puts the rarest categories together when there are more than six', () => {
    const groups = groupRows(
      category(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7]),
    );
    expect(groups.map(({ name }) => name)).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'others']);
    expect(groups.at(-1)?.rows).toEqual([0, 13]);
  });
  it('cuts numbers in fifths, each row in one', () => {
    const groups = groupRows(number([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, NaN]));
    expect(groups.map(({ rows }) => rows)).toEqual([[0, 1], [2, 3], [4, 5], [6, 7], [8, 9], [10]]);
    expect(groups.map(({ colour }) => colour)).toEqual([11, 12, 13, 14, 15, 0]);
    // One value for all is one group.
    expect(groupRows(number([4, 4, 4])).map(({ rows }) => rows)).toEqual([[0, 1, 2]]);
  });
});

it('counts each group in the same intervals and leaves out the missing', () => {
  const groups = groupRows(category(['a', 'b'], [0, 0, 1, 1]));
  const counted = countGroups(groups, new Float32Array([0, 4, 1, NaN]), [0, 2, 4]);
  expect(counted.map(({ counts }) => counts)).toEqual([
    [1, 1],
    [1, 0],
  ]);
});
