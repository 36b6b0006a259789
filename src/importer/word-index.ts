import * as v from 'valibot';
import type { InputFile } from './bytes.ts';
import { badFile } from './import-fault.ts';

const WordIndex = v.record(v.string(), v.pipe(v.number(), v.integer()));

/** Words by number, out of a JSON object { word: number } such as Keras's imdb_word_index.json. */
export async function readWordIndex({ path, blob }: InputFile): Promise<Map<number, string>> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), WordIndex), await blob.text());
  if (parsed.success) return new Map(Object.entries(parsed.output).map(([word, number]) => [number, word]));
  throw badFile(
    `${path} was chosen together with arrays, but is no list of words with their numbers ({"the": 1, …}). Choose the arrays alone.`,
  );
}
