import { expect, it } from 'vitest';
import {
  formatAlike,
  formatDuration,
  formatLog,
  formatShare,
  formatSigned,
  formatTick,
} from './number-format.ts';

it('names what is missing or not finite', () => {
  expect([undefined, NaN, Infinity, -Infinity].map(formatLog)).toEqual(['–', 'NaN', 'infinite', '−infinite']);
});

it('keeps four digits, and an exponent where nothing would be left', () => {
  expect([0.27154, -12.3456, 0.00001234, 0].map(formatLog)).toEqual(['0.2715', '−12.35', '1.23e-5', '0']);
});

it('gives numbers read side by side the same decimals', () => {
  expect(formatAlike([0.874, 0.867, 0.88])).toEqual(['0.874', '0.867', '0.880']);
  expect(formatAlike([21.44, 20, NaN])).toEqual(['21.4', '20.0', 'NaN']);
});

it('writes durations in two units at most', () => {
  expect([200, 41_000, 200_000, 120_000, 3_900_000].map(formatDuration)).toEqual([
    '1 s',
    '41 s',
    '3 min 20 s',
    '2 min',
    '1 h 5 min',
  ]);
});

it('writes shares and differences with their sign', () => {
  expect([formatShare(0.991), formatSigned(0.013), formatSigned(-7.5), formatSigned(0)]).toEqual([
    '99.1 %',
    '+0.013',
    '−7.5',
    '±0',
  ]);
});

it('shortens what has no room beside an axis', () => {
  expect([99_000, 250_000, -1_500_000, 2e9, 0].map(formatTick)).toEqual([
    '99,000',
    '250k',
    '−1.5M',
    '2G',
    '0',
  ]);
});
