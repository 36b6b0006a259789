import { expect, it } from 'vitest';
import { formatDate, stepsBetween, stepsInDay } from './series-time.ts';

it('counts months, days and hours on from the first row, in UTC', () => {
  expect(formatDate('1749-01-01', 'month', 228)).toBe('1768-01');
  expect(formatDate('2020-02-28', 'day', 2)).toBe('2020-03-01');
  expect(formatDate('2014-07-01T00:00:00Z', 'half-hour', 49)).toBe('2014-07-02 00:30');
  expect(formatDate('2014-07-01T00:00:00Z', 'hour', 25)).toBe('2014-07-02 01:00');
});

it('reads a time without a zone as UTC, wherever the reader is', () => {
  expect(formatDate('2004-01-09T00:00', 'hour', 13)).toBe('2004-01-09 13:00');
});

it('counts the steps from one time to another', () => {
  expect(stepsBetween('1749-03-01', '1751-01-01', 'month')).toBe(22);
  expect(stepsBetween('2020-02-28', '2020-03-01', 'day')).toBe(2);
  expect(stepsBetween('2004-01-09T00:00', '2004-01-15T16:00', 'hour')).toBe(160);
  expect(stepsBetween('2000-06-05T00:00', '2000-06-05T12:30', 'half-hour')).toBe(25);
});

it('knows years and fractions of hours too', () => {
  expect(formatDate('1700-01-01', 'year', 19)).toBe('1719');
  expect(formatDate('2009-01-01T00:10', 'ten-minutes', 7)).toBe('2009-01-01 01:20');
  expect(stepsBetween('1700-01-01', '1719-01-01', 'year')).toBe(19);
  expect((['day', 'hour', 'quarter-hour', 'minute'] as const).map(stepsInDay)).toEqual([null, 24, 96, 1440]);
});
