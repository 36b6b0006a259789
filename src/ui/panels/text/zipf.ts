import type { WordCount } from './tokens.ts';

/** Base-10 logarithms of rank and frequency. */
export interface ZipfPoint {
  readonly logRank: number;
  readonly logCount: number;
}

const PER_DECADE = 40;

/** Counts in falling order as points of a rank–frequency plot, thinned so that each power of ten has some forty. */
export function zipfPoints(ranked: readonly WordCount[]): ZipfPoint[] {
  const points: ZipfPoint[] = [];
  let place = -1;
  for (const [index, { value }] of ranked.entries()) {
    const logRank = Math.log10(index + 1);
    const here = Math.floor(logRank * PER_DECADE);
    if ((here === place && index + 1 < ranked.length) || value === 0) continue;
    place = here;
    points.push({ logRank, logCount: Math.log10(value) });
  }
  return points;
}

const FIRST_RANK = 1;
const LAST_RANK = 3;

/** Slope of a line by least squares through the ranks 10 to 1,000, where natural texts are straightest. NaN of fewer than two. */
export function fitZipf(points: readonly ZipfPoint[]): number {
  const middle = points.filter(({ logRank }) => logRank >= FIRST_RANK && logRank <= LAST_RANK);
  const meanX = middle.reduce((sum, { logRank }) => sum + logRank, 0) / middle.length;
  const meanY = middle.reduce((sum, { logCount }) => sum + logCount, 0) / middle.length;
  let products = 0;
  let squares = 0;
  for (const { logRank, logCount } of middle) {
    products += (logRank - meanX) * (logCount - meanY);
    squares += (logRank - meanX) ** 2;
  }
  return products / squares;
}
