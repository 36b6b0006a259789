import type { PartName, PartRows } from '#core/dataset.ts';
import { groupNearTexts } from './near-texts.ts';
import { shuffle } from './statistics.ts';

export interface LabelledText {
  readonly text: string;
  readonly label: number;
}
type TextRows = Extract<PartRows, { kind: 'text' }>;

/** Rows of one class in validation and held-out part; in training at most `train`. */
export interface ClassCounts {
  readonly train: number;
  readonly validation: number;
  readonly heldOut: number;
}

/**
 * Divides texts by chance, class by class. Groups of near-duplicates never straddle two parts: those with more than one member
 * all go to training. Each part is in random order; `countsOf` gives the counts of a class of so many texts.
 */
export function splitTexts(
  texts: readonly LabelledText[],
  countsOf: (label: number, available: number) => ClassCounts,
  seed: number,
): Record<PartName, TextRows> {
  const groups = groupNearTexts(texts.map(({ text }) => text));
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const isAlone = texts.map((_, index) => sizes.get(groups[index] ?? -1) === 1);
  const parts: Record<PartName, LabelledText[]> = { train: [], validation: [], heldOut: [] };
  const classes = Math.max(...texts.map(({ label }) => label)) + 1;
  for (let label = 0; label < classes; label++) {
    const own = shuffle([...texts.keys()], seed + label).filter((index) => texts[index]?.label === label);
    const pick = (indices: readonly number[]): LabelledText[] =>
      indices.flatMap((index) => texts[index] ?? []);
    const { train, validation, heldOut } = countsOf(label, own.length);
    const alone = own.filter((index) => isAlone[index]);
    const tested = new Set(alone.slice(0, heldOut + validation));
    if (tested.size < heldOut + validation)
      throw new Error(`class ${label} has too few texts without a twin`);
    parts.heldOut.push(...pick(alone.slice(0, heldOut)));
    parts.validation.push(...pick(alone.slice(heldOut, heldOut + validation)));
    parts.train.push(...pick(own.filter((index) => !tested.has(index)).slice(0, train)));
  }
  return {
    train: toTextRows(shuffle(parts.train, seed + 100)),
    validation: toTextRows(shuffle(parts.validation, seed + 101)),
    heldOut: toTextRows(shuffle(parts.heldOut, seed + 102)),
  };
}

export function toTextRows(texts: readonly LabelledText[]): TextRows {
  return {
    kind: 'text',
    count: texts.length,
    texts: texts.map(({ text }) => text),
    labels: Uint8Array.from(texts, ({ label }) => label),
  };
}
