import { expect, it } from 'vitest';
import type { ConsoleLine } from '#core/console-line.ts';
import { filterLines, linesAsText } from './console-filter.ts';

const LINES: readonly ConsoleLine[] = [
  { level: 'log', text: 'Epoch 1', repeats: 1, at: null },
  { level: 'warn', text: 'Slow epoch', repeats: 3, at: { line: 4, column: 9 } },
];

it('keeps lines of the wanted levels that hold the text, whatever the case', () => {
  expect(filterLines(LINES, { hidden: new Set(), text: ' EPOCH ' })).toEqual(LINES);
  expect(filterLines(LINES, { hidden: new Set(['warn']), text: 'epoch' })).toEqual([LINES[0]]);
  expect(filterLines(LINES, { hidden: new Set(), text: 'slow' })).toEqual([LINES[1]]);
});

it('writes lines with level, repeats and position', () => {
  expect(linesAsText(LINES)).toBe('log: Epoch 1\nwarn: Slow epoch (× 3) [4:9]');
});
