import { describe, expect, it } from 'vitest';
import { PARTS, describeColumn, readBaseline, readFloats, readRows } from './committed.ts';

const ID = 'concrete-strength';

describe(ID, () => {
  const recipes = PARTS.flatMap((part) =>
    readRows(ID, part, 'features').map((row) => ({ part, recipe: row.slice(0, 7) })),
  );

  it('has the 1,030 samples, none with a missing value', () => {
    expect(recipes.length).toBe(1030);
    for (const part of PARTS) expect(readRows(ID, part, 'features').flat().some(Number.isNaN)).toBe(false);
  });

  it('has no mixture in two parts, rounded amounts included', () => {
    const shared = recipes.filter(({ part, recipe }) =>
      recipes.some(
        (other) =>
          other.part !== part &&
          other.recipe.every((amount, at) => Math.abs(amount - (recipe[at] ?? NaN)) <= 0.99),
      ),
    );
    expect(shared).toEqual([]);
  });

  it('covers the same strengths in every part', () => {
    const means = PARTS.map((part) => describeColumn(readFloats(ID, part, 'targets')).mean);
    expect(Math.max(...means) - Math.min(...means)).toBeLessThan(2);
  });

  it('states the error of the training mean', () => {
    const { mean } = describeColumn(readFloats(ID, 'train', 'targets'));
    const heldOut = readFloats(ID, 'heldOut', 'targets');
    const error = heldOut.reduce((sum, value) => sum + Math.abs(value - mean), 0) / heldOut.length;
    expect(readBaseline(ID, 'mean', 'mae') / error).toBeCloseTo(1, 3);
    expect(readBaseline(ID, 'linear-regression', 'mae')).toBeLessThan(error * 0.75);
  });
});
