import { countVocabulary } from '#core/text.ts';
import type { PartName } from '#core/dataset.ts';
import { badFile } from './import-fault.ts';
import { labelValues } from './label-values.ts';
import type { RecordMaterial, TextMaterial } from './material.ts';
import { describeOwn, majorityBaseline, requireRows } from './own-manifest.ts';
import type { ImportPlan, TextPlan } from './plan.ts';
import { isMissing } from './records.ts';
import { SHARD_BYTES, type ShardSink } from './shard-sink.ts';
import { PART_NAMES, splitRows } from './split-rows.ts';
import type { Draft, WriteControl } from './write-images.ts';

/** Longer texts are cut; the loader bounds a text at 20,000 bytes. */
const MAX_TEXT_BYTES = 18_000;
const MAX_CHARACTERS = 400_000_000;

/** Writes texts with labels. Texts that come again, word for word, are kept once: they would leak across parts. */
export async function writeTexts(
  material: TextMaterial | RecordMaterial,
  plan: ImportPlan & TextPlan,
  format: string,
  sink: ShardSink,
  control: WriteControl,
): Promise<Draft> {
  const read = material.kind === 'texts' ? material : await readColumns(material, plan, control);
  const notes: string[] = [];
  const rows = keepFirst(read.texts, notes);
  const labels = rows.map((row) => read.labels[row] ?? 0);
  const split = splitRows(
    labels,
    rows.map((row) => read.parts[row] ?? null),
    plan.split,
  );
  requireRows(split);
  if (read.classNames.length < 2)
    throw badFile(
      `All texts have the same label ('${read.classNames[0] ?? ''}'), so there is nothing to tell apart. Choose another label column, or files with two classes at least.`,
    );
  let cut = 0;
  const textOf = (index: number): string => {
    const text = read.texts[rows[index] ?? 0] ?? '';
    const short = shorten(text);
    if (short !== text) cut++;
    return short;
  };
  const train: string[] = [];
  let done = 0;
  for (const part of PART_NAMES) {
    for (const shard of packTexts(split[part], textOf)) {
      control.signal?.throwIfAborted();
      await sink.add(
        part,
        'texts',
        shard.texts.length,
        new TextEncoder().encode(JSON.stringify(shard.texts)),
      );
      if (part === 'train') for (const text of shard.texts) train.push(text);
      control.onRows?.((done += shard.texts.length), rows.length);
    }
    await sink.add(
      part,
      'labels',
      split[part].length,
      Uint8Array.from(split[part], (index) => labels[index] ?? 0),
    );
  }
  if (cut > 0)
    notes.push(`${cut} texts longer than ${MAX_TEXT_BYTES.toLocaleString('en')} bytes were cut there.`);
  const labelsOf = (part: PartName): number[] => split[part].map((index) => labels[index] ?? 0);
  return {
    kind: 'text',
    classNames: [...read.classNames],
    vocabulary: countVocabulary(train),
    ...describeOwn(
      plan,
      format,
      `${rows.length.toLocaleString('en')} texts in ${read.classNames.length} classes.`,
      [...('notes' in read ? read.notes : []), ...notes],
      majorityBaseline(labelsOf('train'), labelsOf('heldOut')),
    ),
  };
}

async function readColumns({ source }: RecordMaterial, plan: TextPlan, control: WriteControl) {
  const textAt = source.columns.indexOf(plan.textColumn ?? '');
  const labelAt = source.columns.indexOf(plan.labelColumn ?? '');
  if (textAt < 0 || labelAt < 0 || textAt === labelAt)
    throw badFile('A text data set needs a column of texts and another of labels. Choose both above.');
  const texts: string[] = [];
  const values: string[] = [];
  let missing = 0;
  let characters = 0;
  for await (const batch of source.readRows(control, () => undefined))
    for (const { cells } of batch) {
      const [text, label] = [cells[textAt] ?? null, cells[labelAt] ?? null];
      if (text === null || label === null || isMissing(text) || isMissing(label)) {
        missing++;
        continue;
      }
      characters += String(text).length;
      if (characters > MAX_CHARACTERS)
        throw badFile(
          `The texts of ${source.name} are longer than the lab takes together (${MAX_CHARACTERS.toLocaleString('en')} characters). Choose a file with fewer rows.`,
        );
      texts.push(String(text));
      values.push(String(label).trim());
    }
  const notes =
    missing === 0 ? [] : [`${missing.toLocaleString('en')} rows without a text or a label were left out.`];
  return { texts, ...labelValues(`The column '${plan.labelColumn ?? ''}'`, values), parts: [], notes };
}

/** Rows of the first of each text. */
function keepFirst(texts: readonly string[], notes: string[]): number[] {
  // Hashes: the texts themselves a second time, in lower case, would double the memory.
  const seen = new Set<number>();
  const rows: number[] = [];
  texts.forEach((text, row) => {
    const key = text.trim().toLowerCase();
    const hash = hashText(key);
    if (key === '' || seen.has(hash)) return;
    seen.add(hash);
    rows.push(row);
  });
  if (rows.length < texts.length)
    notes.push(
      `${(texts.length - rows.length).toLocaleString('en')} texts were empty or the same as an earlier one and were left out.`,
    );
  return rows;
}

/** 53 bits (cyrb53 by bryc, public domain): two of a million texts meet by chance once in ten thousand data sets. */
function hashText(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}

function* packTexts(indices: readonly number[], textOf: (index: number) => string) {
  let texts: string[] = [];
  let length = 0;
  for (const index of indices) {
    const text = textOf(index);
    texts.push(text);
    length += text.length;
    if (length < SHARD_BYTES / 2) continue;
    yield { texts };
    texts = [];
    length = 0;
  }
  if (texts.length > 0) yield { texts };
}

function shorten(text: string): string {
  if (text.length * 3 <= MAX_TEXT_BYTES) return text;
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= MAX_TEXT_BYTES) return text;
  // A letter cut in two at the end is dropped.
  return new TextDecoder().decode(bytes.subarray(0, MAX_TEXT_BYTES), { stream: true });
}
