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
