import { describe, expect, it } from 'vitest';
import { formatBytes, formatMiss, formatNumber, formatPair, meetsBound, unitSuffix } from './number-text.ts';

describe('formatNumber', () => {
  it('keeps three digits, drops idle zeros and groups thousands', () => {
    expect(formatNumber(0.8714)).toBe('0.871');
    expect(formatNumber(0.8)).toBe('0.8');
    expect(formatNumber(12.345)).toBe('12.3');
    expect(formatNumber(2_206_816)).toBe('2,206,816');
    expect(formatNumber(-1234.5)).toBe('-1,235');
    expect(formatNumber(0)).toBe('0');
  });

  it('says NaN and Infinity rather than hiding them', () => {
    expect(formatNumber(NaN)).toBe('NaN');
    expect(formatNumber(Infinity)).toBe('Infinity');
  });
});

describe('formatMiss', () => {
  it('shows two digits of a miss, however small', () => {
    expect(formatMiss(0.0038)).toBe('0.0038');
    expect(formatMiss(0.05)).toBe('0.05');
    expect(formatMiss(0.491)).toBe('0.49');
    expect(formatMiss(18.4)).toBe('18');
    expect(formatMiss(0)).toBe('0');
  });
});

describe('formatPair', () => {
  it('adds digits until two different numbers read differently', () => {
    expect(formatPair(0.86996, 0.87)).toEqual(['0.86996', '0.87']);
    expect(formatPair(0.5, 0.7)).toEqual(['0.5', '0.7']);
    expect(formatPair(2, 2)).toEqual(['2', '2']);
  });
});

describe('meetsBound', () => {
  it('runs upwards for accuracy and downwards for errors', () => {
    expect(meetsBound('accuracy', 0.9, 0.9)).toBe(true);
    expect(meetsBound('accuracy', 0.89, 0.9)).toBe(false);
    expect(meetsBound('mae', 2, 2)).toBe(true);
    expect(meetsBound('mae', 2.1, 2)).toBe(false);
  });

  it('fails NaN in both directions', () => {
    expect(meetsBound('accuracy', NaN, 0)).toBe(false);
    expect(meetsBound('mae', NaN, 99)).toBe(false);
  });
});

describe('units', () => {
  it('stand behind errors, squared where the error is', () => {
    const task = { kind: 'regression', unit: 'mpg' } as const;
    expect([unitSuffix('mae', task), unitSuffix('mse', task), unitSuffix('accuracy', task)]).toEqual([
      ' mpg',
      ' mpg²',
      '',
    ]);
    expect(unitSuffix('mae', { kind: 'binary' })).toBe('');
  });

  it('name bytes, kB and MB', () => {
    expect([formatBytes(40), formatBytes(4100), formatBytes(2_500_000)]).toEqual([
      '40 bytes',
      '4.1 kB',
      '2.5 MB',
    ]);
  });
});
