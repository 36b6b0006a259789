const texts = [
  'The soup was hot, and the soup was good.',
  "It wasn't hot; it was barely warm.",
  'A good, good place!',
];
const KEPT = 6;
const LENGTH = 8;
const UNKNOWN = 1;

const tokenise = (text: string): string[] => text.toLowerCase().match(/[a-z']+/g) ?? [];

const counts = new Map<string, number>();
for (const word of texts.flatMap(tokenise)) counts.set(word, (counts.get(word) ?? 0) + 1);
const vocabulary = [...counts.entries()].sort((a, b) => b[1] - a[1]).map(([word]) => word);
const kept = vocabulary.slice(0, KEPT);
console.log('kept:', kept.map((word, rank) => `${word}=${rank + 2}`).join(' '));

const idOf = (word: string): number => (kept.includes(word) ? kept.indexOf(word) + 2 : UNKNOWN);
for (const text of texts) {
  const ids = tokenise(text).map(idOf).slice(0, LENGTH);
  const zeros = new Array<number>(LENGTH - ids.length).fill(0);
  console.log(`post: ${[...ids, ...zeros].join(' ')}   pre: ${[...zeros, ...ids].join(' ')}`);
}
