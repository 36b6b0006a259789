import type { PartName } from '#core/dataset.ts';
import { type ReadControl, formatBytes } from './bytes.ts';
import { describeClasses, describeParts } from './describe-rows.ts';
import { badFile } from './import-fault.ts';
import { inspectedTexts } from './inspect-archives.ts';
import { inspectRecords } from './inspect-records.ts';
import { partOfName } from './label-folders.ts';
import { labelValues } from './label-values.ts';
import type { Inspected, LabelledRows } from './material.ts';
import { type NumberArray, countRows, rowLength } from './number-array.ts';
import type { NpyArray } from './npy.ts';
import { readArrayPixels, shapeOfPixels } from './pixel-arrays.ts';
import { arrayRecords } from './array-records.ts';

export interface ArraySet {
  readonly title: string;
  /** 'npz', 'idx' */
  readonly format: string;
  readonly sizeBytes: number;
  readonly arrays: readonly NpyArray[];
  /** Words by number, where a list of them was chosen too. */
  readonly words: ReadonlyMap<number, string> | null;
}

/** An array of inputs with the labels of the same part and length. */
interface Pair {
  readonly inputs: NpyArray;
  readonly labels: NpyArray;
  readonly part: PartName | null;
}

/** Pictures, texts or a table out of arrays, by their shapes and names. Throws a fault when they do not fit together. */
export async function inspectArrays(set: ArraySet, control: ReadControl): Promise<Inspected> {
  const pairs = pairUp(set.arrays);
  const [first] = pairs;
  if (first !== undefined && first.inputs.kind === 'numbers' && first.inputs.shape.length >= 3)
    return inspectPixels(set, pairs);
  if (first !== undefined && (first.inputs.kind === 'lists' || isTextInput(first)))
    return inspectWordLists(set, pairs);
  const source = arrayRecords(set.title, set.arrays);
  if (source === null) throw misfit(set);
  return inspectRecords(set.title, `table (${set.format})`, set.sizeBytes, source, null, control);
}

function isTextInput({ inputs, labels }: Pair): boolean {
  return (
    inputs.kind === 'texts' && labels.kind === 'numbers' && inputs.texts.some((text) => text.includes(' '))
  );
}

/** Inputs are of the highest rank; each has labels with as many rows, of the same part where names tell parts. */
function pairUp(arrays: readonly NpyArray[]): Pair[] {
  const rank = (array: NpyArray): number =>
    array.kind === 'lists' ? 3 : array.kind === 'texts' ? 2.5 : array.shape.length;
  const highest = Math.max(...arrays.map(rank));
  const inputs = arrays.filter((array) => rank(array) === highest && highest > 2);
  return inputs.flatMap((input) => {
    const part = partOfArray(input.name);
    const rows = input.shape[0] ?? 0;
    const fitting = arrays.filter(
      (other) => rank(other) < highest && isLabelShape(other) && other.shape[0] === rows,
    );
    const labels = fitting.find((other) => partOfArray(other.name) === part) ?? fitting[0];
    return labels === undefined ? [] : [{ inputs: input, labels, part }];
  });
}

function isLabelShape({ shape }: NpyArray): boolean {
  return shape.length === 1 || (shape.length === 2 && (shape[1] ?? 0) <= 256);
}

/** 't10k-images-idx3-ubyte' is the test set of MNIST. */
function partOfArray(name: string): PartName | null {
  return /t10k/.test(name) ? 'heldOut' : partOfName(name.split('/').at(-1) ?? name);
}

async function inspectPixels(set: ArraySet, pairs: readonly Pair[]): Promise<Inspected> {
  const arrays = pairs.flatMap(({ inputs }) => (inputs.kind === 'numbers' ? [inputs] : []));
  const shapes = arrays.map(shapeOfPixels);
  const shape = shapes[0];
  if (shape === undefined || shape === null || shapes.some((other) => String(other) !== String(shape)))
    throw misfit(set);
  const rows = await readLabels(pairs);
  return {
    found: {
      title: set.title,
      format: `pixels (${set.format})`,
      sizeBytes: set.sizeBytes,
      contents: {
        kind: 'images',
        count: rows.labels.length,
        classes: describeClasses(rows),
        parts: describeParts(rows.parts),
        shape,
        sizes: [{ width: shape[1], height: shape[0], count: rows.labels.length }],
      },
      problems: unused(set, pairs),
    },
    material: { kind: 'pixels', ...rows, shape, readPixels: () => readArrayPixels(arrays, shape) },
  };
}

async function inspectWordLists(set: ArraySet, pairs: readonly Pair[]): Promise<Inspected> {
  const rows = await readLabels(pairs);
  const texts = pairs.flatMap(({ inputs }) => {
    if (inputs.kind === 'texts') return inputs.texts;
    if (inputs.kind !== 'lists') return [];
    return inputs.lists.map((list) => (typeof list === 'object' ? spell(list, set.words) : String(list)));
  });
  const problems = unused(set, pairs);
  if (set.words === null && pairs.some(({ inputs }) => inputs.kind === 'lists'))
    problems.push(
      'The texts are lists of word numbers; each number stands for a word here. To see words, choose imdb_word_index.json together with this file.',
    );
  return inspectedTexts(set.title, `texts (${set.format})`, set.sizeBytes, rows, texts, problems);
}

/** Keras shifts the numbers of its word index by 3: 1 begins a text, 2 is a rare word. */
function spell(list: readonly number[], words: ReadonlyMap<number, string> | null): string {
  if (words === null) return list.join(' ');
  return list.flatMap((id) => (id < 2 ? [] : [words.get(id - 3) ?? 'unknown'])).join(' ');
}

async function readLabels(pairs: readonly Pair[]): Promise<LabelledRows> {
  const values: (string | number)[] = [];
  const parts: (PartName | null)[] = [];
  for (const { labels, part } of pairs) {
    const own = labels.kind === 'numbers' ? await readNumberLabels(labels) : textsOf(labels);
    for (const value of own) {
      values.push(value);
      parts.push(part);
    }
  }
  return { ...labelValues(`The array '${pairs[0]?.labels.name ?? ''}'`, values), parts };
}

function textsOf(array: Exclude<NpyArray, { kind: 'numbers' }>): (string | number)[] {
  if (array.kind === 'texts') return [...array.texts];
  return array.lists.map((item) => (typeof item === 'object' ? item.join(' ') : item));
}

/** Class numbers, or the place of the one in each row of ones and zeros. */
async function readNumberLabels(array: NumberArray): Promise<number[]> {
  const width = rowLength(array);
  const values = await array.readRows(0, countRows(array));
  if (width === 1) return Array.from(values);
  return Array.from({ length: countRows(array) }, (_, row) => {
    const one = values.subarray(row * width, (row + 1) * width);
    return one.indexOf(Math.max(...one));
  });
}

function unused(set: ArraySet, pairs: readonly Pair[]): string[] {
  const used = new Set(pairs.flatMap(({ inputs, labels }) => [inputs.name, labels.name]));
  const rest = set.arrays.filter(({ name }) => !used.has(name)).map(({ name }) => `'${name}'`);
  return rest.length === 0
    ? []
    : [`Not used, since no labels of the same length belong to it: ${rest.join(', ')}.`];
}

function misfit({ title, arrays, sizeBytes }: ArraySet) {
  const list = arrays.map(({ name, shape }) => `'${name}' (${shape.join(' × ')})`).join(', ');
  return badFile(
    `The arrays of ${title} (${formatBytes(sizeBytes)}) do not fit together: ${list}. The lab takes pictures (rows × height × width, or with channels) or lists with one label a row, or columns of one length. For idx, choose the file of the pictures and the file of their labels together.`,
  );
}
