import { correlate } from './correlation.ts';
import { type Field, isCategoryField, isNumberField } from './fields.ts';
import { MOST_COLOURS } from './group-values.ts';
import type { ScatterAxes } from './ScatterPlot.tsx';

/**
 * What to plot first. Before a target of numbers, the column that goes with it most, coloured by the first column of few categories;
 * before classes, the first two columns, coloured by class. Null for a table without two columns of numbers.
 */
export function firstAxes(fields: readonly Field[]): ScatterAxes | null {
  const targetIndex = fields.length - 1;
  const target = fields[targetIndex];
  const numbers = [...fields.keys()].filter((index) => {
    const field = fields[index];
    return field !== undefined && isNumberField(field);
  });
  const [first, second] = numbers;
  if (target === undefined || first === undefined || second === undefined) return null;
  if (isCategoryField(target)) return { across: first, up: second, colour: targetIndex };
  const strength = (index: number): number => {
    const field = fields[index];
    return index === targetIndex || field === undefined
      ? -1
      : Math.abs(correlate(field.values, target.values)) || 0;
  };
  const across = numbers.reduce((best, index) => (strength(index) > strength(best) ? index : best), first);
  return { across, up: targetIndex, colour: fields.findIndex(hasFewCategories) };
}

/** More would not be told apart by colour. */
function hasFewCategories(field: Field): boolean {
  return isCategoryField(field) && field.column.categories.length <= MOST_COLOURS;
}
