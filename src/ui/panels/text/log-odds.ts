/** How much a word tells of a class. */
export interface TellingWord {
  /** Number of the word. */
  readonly word: number;
  /** Log-odds ratio in units of its standard error; above 1.96 is more than chance at 5 %. */
  readonly z: number;
  /** Uses within the class and elsewhere. */
  readonly inside: number;
  readonly outside: number;
}

/** Words that the prior weighs; more draws rare words harder towards no difference. */
const PRIOR_WORDS = 1000;

/**
 * Words that mark one class against the rest: log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn
 * 2008, Fightin' Words, Political Analysis 16(4), equations 16, 19 and 22). The prior of a word is its share of all words
 * times `PRIOR_WORDS`, so that a word that is merely rare does not stand out. Most telling first.
 */
export function rankTelling(inside: Uint32Array, outside: Uint32Array, most: number): TellingWord[] {
  const insideTotal = sumOf(inside);
  const outsideTotal = sumOf(outside);
  const scale = PRIOR_WORDS / (insideTotal + outsideTotal);
  const telling: TellingWord[] = [];
  for (let word = 0; word < inside.length; word++) {
    const here = inside[word] ?? 0;
    const there = outside[word] ?? 0;
    if (here === 0) continue;
    const prior = (here + there) * scale;
    const a = here + prior;
    const b = there + prior;
    const difference =
      Math.log(a / (insideTotal + PRIOR_WORDS - a)) - Math.log(b / (outsideTotal + PRIOR_WORDS - b));
    const z = difference / Math.sqrt(1 / a + 1 / b);
    if (z > 0) telling.push({ word, z, inside: here, outside: there });
  }
  return telling.sort((a, b) => b.z - a.z).slice(0, most);
}

function sumOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
