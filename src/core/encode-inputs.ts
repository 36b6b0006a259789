import { assertNever } from './assert-never.ts';
import type { Column, DatasetManifest, NumberColumn, PartRows } from './dataset.ts';
import type { Exercise, InputEncoding } from './exercise.ts';
import { contextOf, countWords, readTokens } from './next-token.ts';
import { cutWindows, windowStarts } from './series-windows.ts';
import { standardise } from './standardise.ts';
import { encodeText, indexVocabulary } from './text.ts';

type EncodingOf<K extends InputEncoding['kind']> = Extract<InputEncoding, { kind: K }>;

/** A batch as the model takes it. */
export interface EncodedInputs {
  /** Row-major. Int32Array for token ids. */
  readonly data: Float32Array | Int32Array;
  /** [rows, …] */
  readonly shape: readonly number[];
}

/** Which rows to encode, so that a large part need not be in memory as floats at once. */
export interface RowRange {
  readonly start: number;
  readonly count: number;
}

/** Rows that a model is asked about: the part's rows, its windows, or the words of its texts. */
export function countInputs(exercise: Exercise, rows: PartRows): number {
  const { input } = exercise;
  if (input.kind === 'next-token') return rows.kind === 'corpus' ? countWords(rows) : 0;
  if (input.kind !== 'windows') return rows.count;
  const breaks = rows.kind === 'series' ? rows.breaks : undefined;
  return windowStarts(rows.count, input.inputSteps + input.targetSteps, breaks).length;
}

/**
 * Held-out rows as the model's input, by the exercise's published encoding; all rows unless a range is given. Throws when
 * the exercise does not fit its data set, which `check:exercises` reports before anyone meets it.
 */
export function encodeInputs(
  exercise: Exercise,
  manifest: DatasetManifest,
  rows: PartRows,
  range: RowRange = { start: 0, count: countInputs(exercise, rows) },
): EncodedInputs {
  const { input } = exercise;
  switch (input.kind) {
    case 'pixels':
      if (rows.kind !== 'image' || manifest.kind !== 'image') break;
      return encodePixels(rows.pixels, manifest.shape, range);
    case 'grey-pixels':
      if (rows.kind !== 'image' || manifest.kind !== 'image' || manifest.shape[2] !== 1) break;
      return encodePixels(rows.pixels, manifest.shape.slice(0, 2), range);
    case 'columns':
      if (rows.kind !== 'table' || manifest.kind !== 'table') break;
      return encodeColumns(rows.features, manifest.columns, range, (value) => value);
    case 'standardised-columns':
      if (rows.kind !== 'table' || manifest.kind !== 'table') break;
      return encodeColumns(rows.features, manifest.columns, range, standardise);
    case 'token-ids':
      if (rows.kind !== 'text' || manifest.kind !== 'text') break;
      return encodeTexts(rows.texts, manifest.vocabulary, input, range);
    case 'windows':
      if (rows.kind !== 'series' || manifest.kind !== 'series') break;
      return encodeWindows(rows, manifest.columns, input, range);
    case 'next-token':
      if (rows.kind !== 'corpus' || manifest.kind !== 'corpus') break;
      return encodeContexts(rows, manifest, input, range);
    default:
      return assertNever(input);
  }
  throw new Error(
    `${exercise.id}: the encoding '${input.kind}' does not fit ${rows.kind} data (see its exercise.ts)`,
  );
}

function encodePixels(
  pixels: Uint8Array,
  shape: readonly number[],
  { start, count }: RowRange,
): EncodedInputs {
  const size = shape.reduce((product, side) => product * side, 1);
  const part = pixels.subarray(start * size, (start + count) * size);
  const data = new Float32Array(part.length);
  for (let i = 0; i < part.length; i++) data[i] = (part[i] ?? 0) / 255;
  return { data, shape: [count, ...shape] };
}

function encodeColumns(
  features: Float32Array,
  columns: readonly Column[],
  { start, count }: RowRange,
  scale: (value: number, column: NumberColumn) => number,
): EncodedInputs {
  const widths = columns.map((column) => (column.kind === 'number' ? 1 : column.categories.length));
  const width = widths.reduce((sum, each) => sum + each, 0);
  const data = new Float32Array(count * width);
  for (let row = 0; row < count; row++) {
    let at = row * width;
    columns.forEach((column, index) => {
      const value = features[(start + row) * columns.length + index] ?? NaN;
      if (column.kind === 'number') data[at] = Number.isNaN(value) ? 0 : scale(value, column);
      else if (!Number.isNaN(value)) data[at + value] = 1;
      at += widths[index] ?? 0;
    });
  }
  return { data, shape: [count, width] };
}

function encodeTexts(
  texts: readonly string[],
  vocabulary: readonly string[],
  input: EncodingOf<'token-ids'>,
  { start, count }: RowRange,
): EncodedInputs {
  const idOf = indexVocabulary(vocabulary);
  const data = new Int32Array(count * input.length);
  texts.slice(start, start + count).forEach((text, row) => {
    data.set(encodeText(text, idOf, input.vocabularySize, input.length), row * input.length);
  });
  return { data, shape: [count, input.length] };
}

function encodeWindows(
  rows: Extract<PartRows, { kind: 'series' }>,
  columns: readonly NumberColumn[],
  input: EncodingOf<'windows'>,
  { start, count }: RowRange,
): EncodedInputs {
  const { inputSteps, targetSteps, columns: width = columns.length } = input;
  const starts = windowStarts(rows.count, inputSteps + targetSteps, rows.breaks).slice(start, start + count);
  const { inputs } = cutWindows(rows.values, columns.length, inputSteps, targetSteps, starts, {
    inputColumns: width,
  });
  const data = inputs.map((value, i) => {
    const column = columns[i % width];
    return column === undefined ? NaN : standardise(value, column);
  });
  return { data, shape: [count, inputSteps, width] };
}

function encodeContexts(
  rows: Extract<PartRows, { kind: 'corpus' }>,
  manifest: Extract<DatasetManifest, { kind: 'corpus' }>,
  { vocabularySize, length }: EncodingOf<'next-token'>,
  { start, count }: RowRange,
): EncodedInputs {
  const tokens = readTokens(rows, manifest, vocabularySize);
  const data = new Int32Array(count * length);
  for (let row = 0; row < count; row++) data.set(contextOf(tokens, start + row, length), row * length);
  return { data, shape: [count, length] };
}
