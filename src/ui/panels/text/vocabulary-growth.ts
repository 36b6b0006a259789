import type { TokenisedTexts } from './tokens.ts';

/** Distinct words met when so many words were read. */
export interface GrowthPoint {
  readonly read: number;
  readonly distinct: number;
}

/** The growth of the vocabulary at about `points` places, evenly apart, the last at the end. */
export function measureGrowth({ tokens, words }: TokenisedTexts, points: number): GrowthPoint[] {
  const step = Math.max(1, Math.ceil(tokens.length / points));
  const seen = new Uint8Array(words.length);
  const growth: GrowthPoint[] = [];
  let distinct = 0;
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at] ?? 0;
    if (seen[word] === 0) {
      seen[word] = 1;
      distinct++;
    }
    if ((at + 1) % step === 0 || at + 1 === tokens.length) growth.push({ read: at + 1, distinct });
  }
  return growth;
}

/** distinct = factor · read^exponent. */
export interface HeapsLaw {
  readonly factor: number;
  readonly exponent: number;
}

/**
 * Heaps' law, V = K n^β, by least squares on logarithms (Heaps 1978, Information Retrieval; Manning, Raghavan & Schütze
 * 2008, Introduction to Information Retrieval, section 5.1.1). Null with fewer than two points.
 */
export function fitHeaps(growth: readonly GrowthPoint[]): HeapsLaw | null {
  const n = growth.length;
  if (n < 2) return null;
  const xs = growth.map(({ read }) => Math.log(read));
  const ys = growth.map(({ distinct }) => Math.log(distinct));
  const meanX = xs.reduce((a, b) => a + b, 0) / n;
  const meanY = ys.reduce((a, b) => a + b, 0) / n;
  let products = 0;
  let squares = 0;
  for (const [index, x] of xs.entries()) {
    products += (x - meanX) * ((ys[index] ?? 0) - meanY);
    squares += (x - meanX) ** 2;
  }
  const exponent = products / squares;
  return { factor: Math.exp(meanY - exponent * meanX), exponent };
}
