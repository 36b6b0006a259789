import { type Confusion, macroF1 } from './confusion.ts';
import { createRandom } from './random.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % quantile of the normal distribution. */
const Z = 1.959963984540054;
const RESAMPLES = 400;
/** Fixed, so that the same model gets the same interval on every machine. */
const SEED = 20_240_501;

/** Wilson's score interval at 95 % for a share (E. B. Wilson, JASA 22, 1927). */
export function wilsonInterval(successes: number, count: number): Interval {
  const share = successes / count;
  const shrink = 1 + (Z * Z) / count;
  const centre = (share + (Z * Z) / (2 * count)) / shrink;
  const half = (Z * Math.sqrt((share * (1 - share)) / count + (Z * Z) / (4 * count * count))) / shrink;
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * 95 % percentile bootstrap interval for a mean (Efron, 1979). With `blockLength` above 1 whole runs of neighbouring rows
 * are drawn (Künsch's moving blocks, 1989), since forecasts of overlapping windows err together; else the order of the
 * rows does not matter.
 */
export function bootstrapMean(losses: Float64Array, blockLength: number): Interval {
  const rows = losses.length;
  const length = Math.min(blockLength, rows);
  const ordered = length === 1 ? losses.toSorted() : losses;
  const random = createRandom(SEED);
  return resample(() => {
    let sum = 0;
    for (let drawn = 0; drawn < rows; drawn += length) {
      const start = Math.floor(random() * (rows - length + 1));
      const end = start + Math.min(length, rows - drawn);
      for (let row = start; row < end; row++) sum += ordered[row] ?? NaN;
    }
    return sum / rows;
  });
}

/** 95 % percentile bootstrap interval for macro-F1, resampling the rows counted in a confusion matrix. */
export function bootstrapMacroF1(confusion: Confusion, classes: number): Interval {
  const cells = rowsByCell(confusion);
  const random = createRandom(SEED);
  return resample(() => {
    const counts = new Int32Array(classes * classes);
    for (let drawn = 0; drawn < cells.length; drawn++) {
      const cell = cells[Math.floor(random() * cells.length)] ?? 0;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    return macroF1(counts, classes);
  });
}

/** One entry a row: the cell of the matrix that it is counted in. */
function rowsByCell(confusion: Confusion): Int32Array {
  const cells = new Int32Array(confusion.reduce((sum, count) => sum + count, 0));
  let next = 0;
  confusion.forEach((count, cell) => {
    cells.fill(cell, next, next + count);
    next += count;
  });
  return cells;
}

function resample(statistic: () => number): Interval {
  const values = Float64Array.from({ length: RESAMPLES }, statistic).sort();
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

/** Linear interpolation between order statistics (Hyndman and Fan's type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (position - below) * (high - low);
}
