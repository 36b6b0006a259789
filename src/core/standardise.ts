import type { NumberColumn } from './dataset.ts';

type Scale = Pick<NumberColumn, 'mean' | 'standardDeviation'>;

/** (value − mean) / standard deviation. A constant column has no spread to divide by: it becomes 0. */
export function standardise(value: number, { mean, standardDeviation }: Scale): number {
  return (value - mean) / (standardDeviation || 1);
}

/** Back to natural units. */
export function restore(value: number, { mean, standardDeviation }: Scale): number {
  return value * (standardDeviation || 1) + mean;
}
