import { expect, it } from 'vitest';
import { compareLines, countChanges } from './line-changes.ts';

it('keeps the longest run of common lines', () => {
  expect(compareLines('a\nb\nc', 'a\nx\nc\nd')).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'x' },
    { kind: 'same', text: 'c' },
    { kind: 'added', text: 'd' },
  ]);
});

it('counts what was added and removed, blank lines too', () => {
  expect(countChanges('a\n\nb', 'a\nb\n')).toEqual({ added: 1, removed: 1 });
  expect(countChanges('a', 'a')).toEqual({ added: 0, removed: 0 });
});
