import { FIRST_WORD_ID } from './text.ts';

/**
 * The id at the share `chance` of the probabilities raised to 1 / temperature. What is no word, padding and the unknown, is never
 * drawn.
 */
export function drawWord(scores: Float32Array, temperature: number, chance: number): number {
  const words = scores.subarray(FIRST_WORD_ID);
  const best = words.indexOf(words.reduce((a, b) => Math.max(a, b), -Infinity));
  if (temperature === 0) return best + FIRST_WORD_ID;
  const weights = Float64Array.from(words, (score) => Math.max(score, 0) ** (1 / temperature));
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  const drawn = weights.findIndex((weight) => (left -= weight) < 0);
  return (drawn === -1 ? best : drawn) + FIRST_WORD_ID;
}
