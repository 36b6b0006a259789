import type { Baseline, Column, NumberColumn, PartName } from '#core/dataset.ts';
import { createGrowingFloats } from './growing-floats.ts';
import { badFile } from './import-fault.ts';
import { labelValues } from './label-values.ts';
import type { RecordMaterial } from './material.ts';
import { describeOwn, majorityBaseline, requireRows } from './own-manifest.ts';
import type { ImportPlan, TablePlan } from './plan.ts';
import { type Cell, isMissing, parseNumber } from './records.ts';
import { SHARD_BYTES, type ShardSink } from './shard-sink.ts';
import { PART_NAMES, splitRows } from './split-rows.ts';
import type { Draft, WriteControl } from './write-images.ts';

/** How a column's cells become numbers. */
interface Reader {
  readonly index: number;
  readonly name: string;
  readonly categories: string[] | null;
  readonly read: (cell: Cell) => number;
}

/** Writes the chosen columns as a table. A missing input is NaN; a row without a target is left out. */
export async function writeTable(
  material: RecordMaterial,
  plan: ImportPlan & TablePlan,
  format: string,
  sink: ShardSink,
  control: WriteControl,
): Promise<Draft> {
  const inputs = plan.columns
    .filter((name) => name !== plan.target)
    .map((name) => createReader(material, name, false));
  const target = createReader(material, plan.target, plan.targetKind === 'category');
  if (inputs.length === 0)
    throw badFile('A table needs one input column at least, besides the target. Choose one above.');
  const rows = createGrowingFloats(material.source.name, inputs.length + 1);
  let dropped = 0;
  for await (const batch of material.source.readRows(control, () => undefined))
    for (const { cells } of batch) {
      const answer = target.read(cells[target.index] ?? null);
      if (Number.isNaN(answer)) dropped++;
      else rows.push([...inputs.map(({ index, read }) => read(cells[index] ?? null)), answer]);
    }
  const values = rows.finish();
  const width = inputs.length + 1;
  const targets = Array.from({ length: rows.count }, (_, row) => values[row * width + inputs.length] ?? NaN);
  const labels = target.categories === null ? targets.map(() => 0) : targets;
  const split = splitRows(labels, [], plan.split);
  requireRows(split);
  const perShard = Math.max(1, Math.floor(SHARD_BYTES / (4 * width)));
  for (const part of PART_NAMES)
    for (let from = 0; from < split[part].length; from += perShard) {
      control.signal?.throwIfAborted();
      const picked = split[part].slice(from, from + perShard);
      const features = new Float32Array(picked.length * inputs.length);
      picked.forEach((row, at) =>
        features.set(values.subarray(row * width, row * width + inputs.length), at * inputs.length),
      );
      const answers = Float32Array.from(picked, (row) => targets[row] ?? NaN);
      await sink.add(part, 'features', picked.length, new Uint8Array(features.buffer));
      await sink.add(part, 'targets', picked.length, new Uint8Array(answers.buffer));
    }
  const describe = (reader: Reader, at: number): Column =>
    describeColumn(
      reader,
      split.train.map((row) => values[row * width + at] ?? NaN),
    );
  const targetsOf = (part: PartName): number[] => split[part].map((row) => targets[row] ?? NaN);
  return {
    kind: 'table',
    columns: inputs.map(describe),
    target: describe(target, inputs.length),
    ...describeOwn(
      plan,
      format,
      `${rows.count.toLocaleString('en')} rows of ${inputs.length} columns; '${plan.target}' is to be foretold.`,
      dropped === 0
        ? []
        : [`${dropped.toLocaleString('en')} rows without a value of '${plan.target}' were left out.`],
      target.categories === null
        ? meanBaseline(targetsOf('train'), targetsOf('heldOut'))
        : majorityBaseline(targetsOf('train'), targetsOf('heldOut')),
    ),
  };
}

function createReader({ source, findings }: RecordMaterial, name: string, asCategory: boolean): Reader {
  const index = source.columns.indexOf(name);
  const found = findings.columns[index];
  if (found === undefined) throw badFile(`There is no column '${name}' in ${source.name}. Choose another.`);
  if (!asCategory && found.kind === 'number')
    return {
      index,
      name,
      categories: null,
      read: (cell) => (isMissing(cell) ? NaN : parseNumber(cell, source.decimal)),
    };
  if (found.classes === null)
    throw badFile(
      `The column '${name}' has more different values than classes may be (256), and they are no numbers. Leave it out, or choose another.`,
    );
  const { classNames } = labelValues(
    `The column '${name}'`,
    found.classes.map(({ value }) => value),
  );
  const numberOf = new Map(classNames.map((value, at) => [value, at]));
  const read = (cell: Cell): number => (isMissing(cell) ? NaN : (numberOf.get(String(cell).trim()) ?? NaN));
  return { index, name, categories: classNames, read };
}

function describeColumn({ name, categories }: Reader, train: readonly number[]): Column {
  if (categories !== null) return { kind: 'category', name, description: '', categories };
  return describeNumbers(name, train);
}

/** Mean and standard deviation (divided by n) over the values that are there. */
export function describeNumbers(name: string, values: readonly number[]): NumberColumn {
  let [count, sum] = [0, 0];
  for (const value of values)
    if (!Number.isNaN(value)) {
      count++;
      sum += value;
    }
  const mean = count === 0 ? 0 : sum / count;
  let squares = 0;
  for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  return {
    kind: 'number',
    name,
    unit: '',
    description: '',
    mean,
    standardDeviation: Math.sqrt(squares / Math.max(1, count)),
  };
}

function meanBaseline(train: readonly number[], heldOut: readonly number[]): Baseline[] {
  const mean = train.reduce((sum, value) => sum + value, 0) / train.length;
  const error = heldOut.reduce((sum, value) => sum + Math.abs(value - mean), 0) / heldOut.length;
  return [{ id: 'mean', title: 'Always the training mean', metric: 'mae', value: error }];
}
