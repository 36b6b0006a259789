import { assertNever } from './assert-never.ts';
import { type MetricId, type Task, isHigherBetter } from './exercise.ts';

const MOST_DIGITS = 9;

/** A number for reading: three significant digits after leading zeros, no exponent, thousands separated. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return String(value);
  const whole = Math.abs(value) >= 1 ? Math.floor(Math.log10(Math.abs(value))) + 1 : 0;
  const decimals = Math.min(Math.max(digits - whole, 0), MOST_DIGITS);
  const [integer = '', fraction = ''] = value.toFixed(decimals).split('.');
  const trimmed = fraction.replace(/0+$/, '');
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, ',');
  return trimmed === '' ? grouped : `${grouped}.${trimmed}`;
}

/** Two significant digits, however small the miss: never '0 too high'. */
export function formatMiss(miss: number): string {
  const zeros = miss > 0 && miss < 1 ? -Math.floor(Math.log10(miss)) - 1 : 0;
  return formatNumber(miss, 2 + zeros);
}

/** Both numbers with as many digits as it takes to tell them apart: never '0.87 is short of 0.87'. */
export function formatPair(first: number, second: number, fewest = 3): readonly [string, string] {
  for (let digits = fewest; digits < MOST_DIGITS; digits++) {
    const pair = [formatNumber(first, digits), formatNumber(second, digits)] as const;
    if (pair[0] !== pair[1] || first === second) return pair;
  }
  return [String(first), String(second)];
}

/** What a metric is called inside a sentence. */
export function metricName(metric: MetricId): string {
  switch (metric) {
    case 'accuracy':
      return 'accuracy';
    case 'macro-f1':
      return 'macro-F1';
    case 'log-loss':
      return 'log loss';
    case 'perplexity':
      return 'perplexity';
    case 'mae':
      return 'mean absolute error';
    case 'mse':
      return 'mean squared error';
    case 'rmse':
      return 'root mean squared error';
    default:
      return assertNever(metric);
  }
}

/** ' mpg' for an error in the target's own unit, else nothing. */
export function unitSuffix(metric: MetricId, task: Task): string {
  if (!('unit' in task) || task.unit === '') return '';
  // An error of logarithms has no unit.
  if (task.kind === 'regression' && task.target === 'log') return '';
  if (metric === 'mse') return ` ${task.unit}²`;
  return metric === 'mae' || metric === 'rmse' ? ` ${task.unit}` : '';
}

/** 'at least 0.87' or 'at most 2.25'. */
export function boundText(metric: MetricId, bound: string): string {
  return `${isHigherBetter(metric) ? 'at least' : 'at most'} ${bound}`;
}

/** False for NaN, whichever way the metric runs. */
export function meetsBound(metric: MetricId, value: number, bound: number): boolean {
  return isHigherBetter(metric) ? value >= bound : value <= bound;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${String(bytes)} bytes`;
  return bytes < 1e6 ? `${formatNumber(bytes / 1e3)} kB` : `${formatNumber(bytes / 1e6)} MB`;
}
