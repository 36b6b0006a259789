import { expect, it } from 'vitest';
import { csvNumber, toCsv } from './to-csv.ts';

it('quotes what would break a row apart', () => {
  expect(
    toCsv([
      ['name', 'note'],
      ['a,b', 'she said "no"'],
      ['plain', 'two\nlines'],
    ]),
  ).toBe('name,note\n"a,b","she said ""no"""\nplain,"two\nlines"\n');
});

it('writes a float32 with no more digits than it has', () => {
  expect(csvNumber(Math.fround(0.1))).toBe('0.1');
  expect(csvNumber(16777216)).toBe('16777216');
  expect(csvNumber(Math.fround(3.1415927))).toBe('3.1415927');
  expect(csvNumber(NaN)).toBe('');
});
