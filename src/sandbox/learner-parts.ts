import * as tf from '@tensorflow/tfjs';
import type { Column, DatasetManifest, PartRows } from '#core/dataset.ts';
import { cutWindows, windowStarts } from '#core/series-windows.ts';
import { CALL, type Gather, createBatches, gatherRows } from './learner-batches.ts';
import { readOption, requireWhole } from './learner-options.ts';
import { formatCsv, formatJson } from './table-text.ts';
import { learnerFault } from './run-fault.ts';

type RowsOf<K extends PartRows['kind']> = Extract<PartRows, { kind: K }>;

/** Images from 0 to 1 with one-hot labels; `batches` takes them from the bytes, without the big tensor. */
export function buildImages(
  { pixels, labels, count }: RowsOf<'image'>,
  shape: readonly [number, number, number],
  classes: number,
): object {
  const size = shape[0] * shape[1] * shape[2];
  const images = (data: Uint8Array, rows: number) => tf.tensor4d(scale(data), [rows, ...shape]);
  const gather: Gather = (rows) => ({
    xs: images(gatherRows(pixels, size, rows), rows.length),
    ys: oneHot(gatherRows(labels, 1, rows), classes),
  });
  const part = { count, arrays: { pixels, labels }, batches: createBatches(count, gather) };
  return withTensors(part, {
    xs: () => images(pixels, count),
    ys: () => oneHot(labels, classes),
    labels: () => tf.tensor1d(Int32Array.from(labels), 'int32'),
  });
}

/** Texts as written. With two classes `ys` is a column for binary cross-entropy, else one-hot rows. */
export function buildTexts({ texts, labels, count }: RowsOf<'text'>, classes: number): object {
  const encodeLabels = (data: Uint8Array) =>
    classes === 2 ? tf.tensor2d(Float32Array.from(data), [data.length, 1]) : oneHot(data, classes);
  const batches = (options: unknown): tf.data.Dataset<tf.TensorContainer> => {
    const encode = readEncoder(options);
    const gather: Gather = (rows) => ({
      xs: stackIds(Array.from(rows, (row) => encode(texts[row] ?? ''))),
      ys: encodeLabels(gatherRows(labels, 1, rows)),
    });
    return createBatches(count, gather)(options);
  };
  return withTensors(
    { texts, labels: Array.from(labels), count, batches },
    { ys: () => encodeLabels(labels) },
  );
}

/** Texts in reading order; `batches` gives runs of ids with the ids that follow each. */
export function buildCorpus({ texts, count }: RowsOf<'corpus'>): object {
  const batches = (options: unknown): tf.data.Dataset<tf.TensorContainer> => {
    const encode = readEncoder(options);
    const length = requireWhole(options, 'length', CALL);
    const ids = Int32Array.from(texts.flatMap((text) => [...encode(text)]));
    const cut = (rows: Uint32Array, shift: number) =>
      stackIds(Array.from(rows, (row) => ids.subarray(row * length + shift, (row + 1) * length + shift)));
    const gather: Gather = (rows) => ({
      xs: cut(rows, 0),
      ys: tf.tidy(() => cut(rows, 1).expandDims(2).toFloat()),
    });
    return createBatches(Math.floor((ids.length - 1) / length), gather)(options);
  };
  return { texts, count, batches };
}

/** Rows in natural units; a category is its number. A class target is one-hot, a numeric one a column. */
export function buildTable(
  rows: RowsOf<'table'>,
  { columns, target }: Extract<DatasetManifest, { kind: 'table' }>,
): object {
  const { features, targets, count } = rows;
  const width = columns.length;
  const encode = (data: Float32Array) => encodeTarget(data, target);
  const gather: Gather = (wanted) => ({
    xs: tf.tensor2d(gatherRows(features, width, wanted), [wanted.length, width]),
    ys: encode(gatherRows(targets, 1, wanted)),
  });
  const part = {
    count,
    arrays: { features, targets },
    batches: createBatches(count, gather),
    toCsv: () => formatCsv(rows, columns, target),
    toJson: () => formatJson(rows, columns, target),
  };
  const makers = { xs: () => tf.tensor2d(features, [count, width]), ys: () => encode(targets) };
  if (target.kind === 'number') return withTensors(part, makers);
  return withTensors(part, { ...makers, labels: () => tf.tensor1d(Int32Array.from(targets), 'int32') });
}

/** Values oldest first; `batches` gives windows that no gap interrupts. */
export function buildSeries({ values, count, breaks = [] }: RowsOf<'series'>, width: number): object {
  const batches = (options: unknown): tf.data.Dataset<tf.TensorContainer> => {
    const inputSteps = requireWhole(options, 'inputSteps', CALL);
    const targetSteps = requireWhole(options, 'targetSteps', CALL);
    const starts = windowStarts(count, inputSteps + targetSteps, breaks);
    const gather: Gather = (rows) => {
      const { inputs, targets } = cutWindows(
        values,
        width,
        inputSteps,
        targetSteps,
        Array.from(rows, (row) => starts[row] ?? 0),
      );
      return {
        xs: tf.tensor3d(inputs, [rows.length, inputSteps, width]),
        ys: tf.tensor2d(targets, [rows.length, targetSteps]),
      };
    };
    return createBatches(starts.length, gather)(options);
  };
  return { values, count, breaks, batches };
}

/** Piano rolls of single bars, 1 where a note sounds. */
export function buildMusic(
  { rolls, labels, count }: RowsOf<'music'>,
  [steps, pitches]: readonly [number, number],
  classes: number,
): object {
  const bars = (data: Uint8Array, rows: number) =>
    tf.tensor3d(Float32Array.from(data), [rows, steps, pitches]);
  const gather: Gather = (rows) => ({
    xs: bars(gatherRows(rolls, steps * pitches, rows), rows.length),
    ys: oneHot(gatherRows(labels, 1, rows), classes),
  });
  const part = { count, arrays: { rolls, labels }, batches: createBatches(count, gather) };
  return withTensors(part, {
    xs: () => bars(rolls, count),
    ys: () => oneHot(labels, classes),
    labels: () => tf.tensor1d(Int32Array.from(labels), 'int32'),
  });
}

/**
 * Adds tensors that are made when first asked for, and are ordinary properties from then on, so that `tf.dispose(part)`
 * frees exactly those that exist. Kept, since the asking may happen inside a `tidy`.
 */
function withTensors(part: object, makers: Readonly<Record<string, () => tf.Tensor>>): object {
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(part, name, {
      configurable: true,
      get() {
        const value = tf.keep(make());
        Object.defineProperty(part, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return part;
}

function scale(pixels: Uint8Array): Float32Array {
  const scaled = new Float32Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) scaled[i] = (pixels[i] ?? NaN) / 255;
  return scaled;
}

/** [rows, classes] */
function oneHot(labels: ArrayLike<number>, classes: number): tf.Tensor2D {
  const data = new Float32Array(labels.length * classes);
  for (let row = 0; row < labels.length; row++) data[row * classes + (labels[row] ?? 0)] = 1;
  return tf.tensor2d(data, [labels.length, classes]);
}

function encodeTarget(targets: Float32Array, target: Column): tf.Tensor2D {
  return target.kind === 'category'
    ? oneHot(targets, target.categories.length)
    : tf.tensor2d(targets, [targets.length, 1]);
}

type Encoder = (text: string) => ArrayLike<number> & Iterable<number>;

function readEncoder(options: unknown): Encoder {
  const encode = readOption(options, 'encode');
  if (typeof encode === 'function') return (text) => (encode as Encoder)(text);
  throw learnerFault(
    'threw',
    'batches(…) of texts needs { encode }: a function from one text to its token ids, all lists of one length.',
  );
}

/** int32 [rows, length] */
function stackIds(rows: readonly ArrayLike<number>[]): tf.Tensor2D {
  const length = rows[0]?.length ?? 0;
  const data = new Int32Array(rows.length * length);
  rows.forEach((ids, row) => {
    if (ids.length !== length)
      throw learnerFault(
        'threw',
        `encode(text) gave ${length} ids for one text and ${ids.length} for another. A batch is a rectangle: cut long texts and pad short ones with 0.`,
      );
    data.set(ids, row * length);
  });
  return tf.tensor2d(data, [rows.length, length], 'int32');
}
