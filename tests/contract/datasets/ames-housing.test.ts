import { describe, expect, it } from 'vitest';
import { PARTS, describeColumn, readBaseline, readFloats, readManifestOf, readRows } from './committed.ts';

const ID = 'ames-housing';

describe(ID, () => {
  const { columns } = readManifestOf(ID, 'table');
  const rows = PARTS.map((part) => readRows(ID, part, 'features'));
  const at = (name: string): number => columns.findIndex((column) => column.name === name);

  it('has 2,930 houses; 490 lack the lot frontage and one the electrical system, nothing else is missing', () => {
    const missing = columns.map(({ name }, index) => ({
      name,
      count: rows.flat().filter((row) => Number.isNaN(row[index])).length,
    }));
    expect(rows.flat().length).toBe(2930);
    expect(missing.filter(({ count }) => count > 0)).toEqual([
      { name: 'lotFrontage', count: 490 },
      { name: 'electrical', count: 1 },
    ]);
    expect(rows.flat().filter((row) => row[at('lotFrontage')] === 0)).toEqual([]);
  });

  it('has no plan of a house in two parts', () => {
    const plan = ['yearBuilt', 'livingArea', 'basementArea', 'garageArea', 'neighbourhood'].map(at);
    const keys = rows.map((part) => new Set(part.map((row) => plan.map((index) => row[index]).join())));
    const distinct = new Set(keys.flatMap((part) => [...part]));
    expect(keys.reduce((sum, part) => sum + part.size, 0)).toBe(distinct.size);
    // 73 plans are shared by 185 houses: 2,930 - 185 + 73.
    expect(distinct.size).toBe(2818);
  });

  it('knows the first sale of the file: 1,656 square feet of 1960 in North Ames on 31,770, sold for 215,000', () => {
    const neighbourhood = columns[at('neighbourhood')];
    const prices = PARTS.flatMap((part) => [...readFloats(ID, part, 'targets')]);
    const row = rows.flat().findIndex((values) => values[at('lotArea')] === 31_770);
    const found = rows.flat()[row] ?? [];
    expect([found[at('livingArea')], found[at('yearBuilt')], prices[row]]).toEqual([1656, 1960, 215_000]);
    expect(
      neighbourhood?.kind === 'category' && neighbourhood.categories[found[at('neighbourhood')] ?? NaN],
    ).toBe('North Ames');
  });

  it('states the error of the training mean', () => {
    const { mean } = describeColumn(readFloats(ID, 'train', 'targets'));
    const heldOut = readFloats(ID, 'heldOut', 'targets');
    const error = heldOut.reduce((sum, price) => sum + Math.abs(price - mean), 0) / heldOut.length;
    expect(readBaseline(ID, 'mean', 'mae') / error).toBeCloseTo(1, 3);
    expect(readBaseline(ID, 'linear-regression', 'mae')).toBeLessThan(error / 2);
  });
});
