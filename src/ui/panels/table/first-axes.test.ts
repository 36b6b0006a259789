import { expect, it } from 'vitest';
import { BIRD_MANIFEST, BIRD_ROWS } from '#ui/panels/sample-tables.ts';
import { fieldsOf } from './fields.ts';
import { firstAxes } from './first-axes.ts';

const [bill, island, mass, species] = fieldsOf(BIRD_MANIFEST, BIRD_ROWS);
if (bill === undefined || island === undefined || mass === undefined || species === undefined)
  throw new Error('the sample table has four columns');
const noise = { ...bill, values: new Float32Array([1, 9, 1, 9, 1, 9]) };

it('plots the first two columns by class', () => {
  expect(firstAxes([bill, island, mass, species])).toEqual({ across: 0, up: 2, colour: 3 });
});

it('plots the column that goes with the target most, by the first column of few categories', () => {
  expect(firstAxes([noise, island, bill, mass])).toEqual({ across: 2, up: 3, colour: 1 });
  const many = {
    ...island.column,
    kind: 'category' as const,
    categories: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
  };
  expect(firstAxes([noise, { ...island, column: many }, bill, mass])?.colour).toBe(-1);
});

it('plots nothing without two columns of numbers', () => {
  expect(firstAxes([island, bill])).toBeNull();
});
