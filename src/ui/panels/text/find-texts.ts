/** A piece of a text, and whether it is what was looked for. */
export interface TextPiece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Numbers of the texts that hold the words looked for, in any case; all of them for nothing. */
export function findTexts(
  texts: readonly string[],
  query: string,
  holds: (text: number) => boolean,
): number[] {
  const wanted = query.trim().toLowerCase();
  const found: number[] = [];
  for (const [index, text] of texts.entries())
    if (holds(index) && (wanted === '' || text.toLowerCase().includes(wanted))) found.push(index);
  return found;
}

/** The text cut where the words looked for begin and end. */
export function markMatches(text: string, query: string): TextPiece[] {
  const wanted = query.trim().toLowerCase();
  const lower = text.toLowerCase();
  // A few letters change their length in lower case; then positions would not fit.
  if (wanted === '' || lower.length !== text.length) return [{ text, isMatch: false }];
  const pieces: TextPiece[] = [];
  let begin = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, begin)) {
    if (at > begin) pieces.push({ text: text.slice(begin, at), isMatch: false });
    begin = at + wanted.length;
    pieces.push({ text: text.slice(at, begin), isMatch: true });
  }
  if (begin < text.length) pieces.push({ text: text.slice(begin), isMatch: false });
  return pieces;
}
