/** Two or more words with capitals, perhaps an initial between: how people write their names, and lists do not. */
const PERSON =
  /^[A-Z][a-z]+(?:\s+[A-Z]\.?)*(?:\s+(?:(?:[dD]e|[vV]an|[vV]on|[oO])\s+)?[A-Z][A-Za-z'-]+){1,2}$/;
/**
 * How often texts may write a name in small letters, for each time with a capital: beyond that it is a word first. Words of the
 * dictionary get less benefit of the doubt than 'kevin'.
 */
const SMALL_PER_CAPITAL = { known: 0.25, unknown: 2 };

/**
 * Tells names of persons from words: parts of the display names that look like a person's, unless the dictionary has the
 * part and the texts use it as a word ('Mark', 'Will', 'Sales').
 */
export function collectNames(
  displayNames: readonly string[],
  texts: readonly string[],
  dictionary: ReadonlySet<string>,
): (word: string) => boolean {
  const capitals = new Map<string, number>();
  const smalls = new Map<string, number>();
  for (const text of texts)
    for (const [word] of text.matchAll(/[A-Za-z][a-z]+/g)) {
      const counts = /^[A-Z]/.test(word) ? capitals : smalls;
      const key = word.toLowerCase();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  /** True for names that no dictionary has: they are names in small letters too. */
  const names = new Map<string, boolean>();
  for (const display of displayNames) {
    const name = display.replace(/^['"\s]+|['"\s]+$|\s*\(.*\)\s*/g, '');
    if (!PERSON.test(name)) continue;
    for (const part of name.toLowerCase().split(/[\s'-]+/)) {
      const [small, capital] = [smalls.get(part) ?? 0, capitals.get(part) ?? 0];
      const isKnown = dictionary.has(part);
      // Dictionaries leave out 'the' and 'with'; texts have them in small letters nearly always.
      const isWord = small > (isKnown ? SMALL_PER_CAPITAL.known : SMALL_PER_CAPITAL.unknown) * capital;
      if (part.length >= 3 && !isWord) names.set(part, !isKnown);
    }
  }
  return (word) =>
    word.split('-').some((part) => {
      const isAlways = names.get(part.toLowerCase());
      return isAlways === true || (isAlways === false && /^[A-Z]/.test(part));
    });
}
