import { describe, expect, it } from 'vitest';
import { formatDuration, formatStorage, formatWhen } from './format.ts';

describe('formatDuration', () => {
  it.each([
    [430, '430 ms'],
    [41_000, '41 s'],
    [95_000, '1 min 35 s'],
    [120_000, '2 min'],
    [3_720_000, '1 h 2 min'],
    [3_599_600, '1 h 0 min'],
  ])('writes %i ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('formatStorage', () => {
  it('turns to gigabytes at a billion bytes', () => {
    expect(formatStorage(31_000_000)).toBe('31 MB');
    expect(formatStorage(296_630_000_000)).toBe('297 GB');
  });
});

describe('formatWhen', () => {
  const at = (day: number, hour: number, minute = 0): number =>
    new Date(2026, 10, day, hour, minute).getTime();
  it('counts calendar days, not spans of 24 hours', () => {
    expect(formatWhen(at(22, 23, 59), at(22, 23, 59))).toBe('today 23:59');
    expect(formatWhen(at(21, 23, 59), at(22, 0, 1))).toBe('yesterday 23:59');
  });
  it('names the day further back and the year of another year', () => {
    expect(formatWhen(at(3, 9, 15), at(22, 12))).toBe('3 Nov 09:15');
    expect(formatWhen(new Date(2025, 10, 3).getTime(), at(22, 12))).toBe('3 Nov 2025');
  });
});
