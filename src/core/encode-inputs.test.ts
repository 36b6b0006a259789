import { describe, expect, it } from 'vitest';
import {
  binaryExercise,
  classificationExercise,
  forecastExercise,
  imageManifest,
  regressionExercise,
  seriesManifest,
  seriesRows,
  tableManifest,
  tableManifestOf,
  tableRows,
  textManifest,
  textRows,
} from '../../tests/fixtures/grading-cases.ts';
import { answersOf } from './answers.ts';
import type { PartRows } from './dataset.ts';
import { countInputs, encodeInputs } from './encode-inputs.ts';

describe('encodeInputs', () => {
  it('divides pixels by 255', () => {
    const rows: PartRows = {
      kind: 'image',
      count: 2,
      pixels: Uint8Array.of(0, 51),
      labels: Uint8Array.of(0, 1),
    };
    const inputs = encodeInputs(classificationExercise(), imageManifest(['a', 'b', 'c']), rows);
    expect(inputs.shape).toEqual([2, 1, 1, 1]);
    expect([...inputs.data]).toEqual([0, Math.fround(0.2)]);
  });

  it('standardises each column by the numbers of the manifest', () => {
    // Columns: mean 0, deviation 1, and mean 10, deviation 2.
    const rows: PartRows = {
      kind: 'table',
      count: 2,
      features: Float32Array.of(3, 12, -1, 7),
      targets: Float32Array.of(0, 0),
    };
    const inputs = encodeInputs(regressionExercise(), tableManifest, rows);
    expect(inputs.shape).toEqual([2, 2]);
    expect([...inputs.data]).toEqual([3, 1, -1, -1.5]);
  });

  it('makes a constant column 0 instead of dividing by nothing', () => {
    const manifest = tableManifestOf(7, 0);
    const rows: PartRows = {
      kind: 'table',
      count: 1,
      features: Float32Array.of(1, 7),
      targets: Float32Array.of(0),
    };
    expect([...encodeInputs(regressionExercise(), manifest, rows).data]).toEqual([1, 0]);
  });

  it('makes categories one-hot and leaves a missing value without influence', () => {
    const manifest = {
      ...tableManifest,
      columns: [
        { kind: 'number' as const, name: 'a', unit: '', description: '', mean: 10, standardDeviation: 2 },
        { kind: 'category' as const, name: 'b', description: '', categories: ['x', 'y', 'z'] },
      ],
    };
    const rows: PartRows = {
      kind: 'table',
      count: 3,
      features: Float32Array.of(12, 2, NaN, 0, 10, NaN),
      targets: Float32Array.of(0, 0, 0),
    };
    const inputs = encodeInputs(regressionExercise(), manifest, rows);
    expect(inputs.shape).toEqual([3, 4]);
    expect([...inputs.data]).toEqual([1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
  });

  it('leaves columns in their units where the exercise says so, and missing values without influence', () => {
    const rows: PartRows = {
      kind: 'table',
      count: 2,
      features: Float32Array.of(3, 12, NaN, 7),
      targets: Float32Array.of(0, 0),
    };
    const exercise = { ...regressionExercise(), input: { kind: 'columns' as const } };
    expect([...encodeInputs(exercise, tableManifest, rows).data]).toEqual([3, 12, 0, 7]);
  });

  it('drops the channel axis of grey pixels, and refuses colours', () => {
    const exercise = { ...classificationExercise(), input: { kind: 'grey-pixels' as const } };
    const grey = imageManifest(['a', 'b', 'c']);
    const rows: PartRows = { kind: 'image', count: 1, pixels: Uint8Array.of(51), labels: Uint8Array.of(0) };
    expect(encodeInputs(exercise, grey, rows)).toEqual({
      data: Float32Array.of(Math.fround(0.2)),
      shape: [1, 1, 1],
    });
    const colour = { ...grey, shape: [1, 1, 3] as [number, number, number] };
    expect(() => encodeInputs(exercise, colour, rows)).toThrow(/fixture.*grey-pixels/);
  });

  it('turns words into ids, cut and padded at the end', () => {
    // good 2, bad 3, film 4; the vocabulary of 5 keeps all three; unknown 1.
    const rows = textRows(['Good, good FILM!', 'one bad film and a good one'], [1, 0]);
    const inputs = encodeInputs(binaryExercise(), textManifest, rows);
    expect(inputs.shape).toEqual([2, 4]);
    expect(inputs.data).toEqual(Int32Array.of(2, 2, 4, 0, 1, 3, 4, 1));
  });

  it('cuts standardised windows', () => {
    // (value − 50) / 10; three months in, two to forecast: rows 0 and 1.
    const rows = seriesRows([40, 50, 60, 70, 80, 90]);
    const inputs = encodeInputs(forecastExercise(), seriesManifest, rows);
    expect(inputs.shape).toEqual([2, 3, 1]);
    expect([...inputs.data]).toEqual([-1, 0, 1, 0, 1, 2]);
    expect(countInputs(forecastExercise(), rows)).toBe(2);
  });

  it('encodes a range exactly as it stands in the whole', () => {
    const rows = seriesRows([40, 50, 60, 70, 80, 90, 100, 110]);
    const whole = encodeInputs(forecastExercise(), seriesManifest, rows);
    const range = encodeInputs(forecastExercise(), seriesManifest, rows, { start: 1, count: 2 });
    expect(whole.shape).toEqual([4, 3, 1]);
    expect([...range.data]).toEqual([...whole.data.subarray(3, 9)]);
    const texts = textRows(['good', 'bad', 'film'], [1, 0, 1]);
    expect([...encodeInputs(binaryExercise(), textManifest, texts, { start: 2, count: 1 }).data]).toEqual([
      4, 0, 0, 0,
    ]);
    const table: PartRows = {
      kind: 'table',
      count: 2,
      features: Float32Array.of(1, 12, 2, 14),
      targets: Float32Array.of(0, 0),
    };
    expect([
      ...encodeInputs(regressionExercise(), tableManifest, table, { start: 1, count: 1 }).data,
    ]).toEqual([2, 2]);
  });

  it('cuts no window across a gap, nor counts one', () => {
    const rows: PartRows = { ...seriesRows([40, 50, 60, 70, 80, 90, 40, 50, 60, 70, 80]), breaks: [6] };
    const inputs = encodeInputs(forecastExercise(), seriesManifest, rows, { start: 1, count: 2 });
    expect(countInputs(forecastExercise(), rows)).toBe(3);
    expect([...inputs.data]).toEqual([0, 1, 2, -1, 0, 1]);
    expect(answersOf(forecastExercise(), seriesManifest, rows).rows).toBe(3);
  });

  it('gives nothing for a series shorter than one window', () => {
    expect(encodeInputs(forecastExercise(), seriesManifest, seriesRows([1, 2])).shape).toEqual([0, 3, 1]);
  });

  it('names the exercise when its encoding does not fit its data', () => {
    expect(() => encodeInputs(regressionExercise(), textManifest, textRows(['good'], [1]))).toThrow(
      /fixture.*standardised-columns.*text data/,
    );
  });
});

describe('answersOf', () => {
  it('reads class labels', () => {
    expect(answersOf(binaryExercise(), textManifest, textRows(['good', 'bad'], [1, 0]))).toMatchObject({
      kind: 'classes',
      rows: 2,
      outputs: 1,
      labels: Uint8Array.of(1, 0),
      classNames: ['complaint', 'praise'],
    });
  });

  it('reads classes from the target of a table', () => {
    const target = { kind: 'category' as const, name: 'c', description: '', categories: ['no', 'yes'] };
    expect(answersOf(binaryExercise(), { ...tableManifest, target }, tableRows([1, 0, 1]))).toMatchObject({
      kind: 'classes',
      labels: Uint8Array.of(1, 0, 1),
      classNames: ['no', 'yes'],
    });
  });

  it('takes logarithms of targets where the exercise asks for them', () => {
    const exercise = {
      ...regressionExercise(),
      task: { kind: 'regression' as const, unit: '$', target: 'log' as const },
    };
    const answers = answersOf(exercise, tableManifest, tableRows([1, 1024]));
    expect(answers).toMatchObject({ kind: 'values', values: Float32Array.of(0, 10 * Math.LN2) });
  });

  it('keeps targets in natural units', () => {
    expect(answersOf(regressionExercise(), tableManifest, tableRows([3, 4]))).toMatchObject({
      kind: 'values',
      rows: 2,
      outputs: 1,
      values: Float32Array.of(3, 4),
    });
    // Windows start at rows 0 and 1, so that the targets are rows 3–4 and 4–5.
    expect(answersOf(forecastExercise(), seriesManifest, seriesRows([40, 50, 60, 70, 80, 90]))).toMatchObject(
      {
        rows: 2,
        outputs: 2,
        values: Float32Array.of(70, 80, 80, 90),
      },
    );
  });

  it('names the exercise when its task does not fit its data', () => {
    expect(() => answersOf(binaryExercise(), tableManifest, tableRows([1]))).toThrow(
      /fixture.*binary.*table data/,
    );
  });
});
