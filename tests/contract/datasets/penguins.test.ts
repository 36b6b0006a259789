import { describe, expect, it } from 'vitest';
import { PARTS, countLabels, readBaseline, readFloats, readManifestOf, readRows } from './committed.ts';

const ID = 'penguins';

describe(ID, () => {
  const { columns, target } = readManifestOf(ID, 'table');
  const rows = PARTS.map((part) => readRows(ID, part, 'features'));
  const labels = PARTS.map((part) => readFloats(ID, part, 'targets'));

  it('has the 152 Adelie, 68 Chinstrap and 124 Gentoo penguins, the same shares in every part', () => {
    expect(target.kind === 'category' && target.categories).toEqual(['Adelie', 'Chinstrap', 'Gentoo']);
    const counts = labels.map(countLabels);
    expect([0, 1, 2].map((label) => counts.reduce((sum, part) => sum + (part[label] ?? NaN), 0))).toEqual([
      152, 68, 124,
    ]);
    counts.forEach((part, at) => {
      const total = labels[at]?.length ?? NaN;
      [152, 68, 124].forEach((all, label) =>
        expect(Math.abs((part[label] ?? NaN) / total - all / 344)).toBeLessThan(0.02),
      );
    });
  });

  it('begins with the four measurements and keeps what is missing', () => {
    expect(columns.map(({ name }) => name)).toEqual([
      'billLength',
      'billDepth',
      'flipperLength',
      'bodyMass',
      'island',
      'sex',
      'year',
    ]);
    const missing = columns.map((_, at) => rows.flat().filter((row) => Number.isNaN(row[at])).length);
    expect(missing).toEqual([2, 2, 2, 2, 0, 11, 0]);
  });

  it('knows the first bird of the study: an Adelie of Torgersen, 39.1 mm, 18.7 mm, 181 mm, 3,750 g, male, 2007', () => {
    const found = rows
      .flatMap((part, at) => part.map((row, index) => ({ row, label: labels[at]?.[index] })))
      .filter(
        ({ row }) => row.map((value) => value.toFixed(1)).join() === '39.1,18.7,181.0,3750.0,2.0,1.0,2007.0',
      );
    expect(found.map(({ label }) => label)).toEqual([0]);
  });

  it('states the accuracy of the most frequent class: 23 Adelie among 51', () => {
    expect(countLabels(readFloats(ID, 'heldOut', 'targets'))[0]).toBe(23);
    expect(readBaseline(ID, 'majority', 'accuracy')).toBeCloseTo(23 / 51, 4);
  });
});
