import type { Baseline, Part, PartName } from '#core/dataset.ts';
import { createGrowingFloats } from './growing-floats.ts';
import { badFile } from './import-fault.ts';
import type { RecordMaterial } from './material.ts';
import { describeOwn } from './own-manifest.ts';
import type { ImportPlan, SeriesPlan, SeriesStep } from './plan.ts';
import { isMissing, parseNumber } from './records.ts';
import { SHARD_BYTES, type ShardSink } from './shard-sink.ts';
import { cutPoints, findBreaks, findStep, formatTime } from './timeline.ts';
import { parseClock, parseTime } from './times.ts';
import type { Draft, WriteControl } from './write-images.ts';
import { describeNumbers } from './write-table.ts';

export interface SeriesDraft {
  readonly draft: Draft;
  readonly breaks: Readonly<Record<PartName, NonNullable<Part['breaks']>>>;
}

/** Writes columns of numbers in the order of time; missing values become the value before them. */
export async function writeSeries(
  material: RecordMaterial,
  plan: ImportPlan & SeriesPlan,
  format: string,
  sink: ShardSink,
  control: WriteControl,
): Promise<SeriesDraft> {
  const notes: string[] = [];
  const { times, values, width } = await readSeries(material, plan, notes, control);
  const step: SeriesStep = times === null ? (plan.step ?? 'day') : findStep(times);
  const rows = values.length / width;
  const regular = times ?? makeTimes(plan, step, rows);
  fillMissing(values, width, plan.columns, notes);
  const [first, second] = cutPoints(regular, step, plan.split.fractions);
  const edges: Record<PartName, readonly [number, number]> = {
    train: [0, first],
    validation: [first, second],
    heldOut: [second, rows],
  };
  for (const [from, to] of Object.values(edges))
    if (to - from < 2)
      throw badFile(
        `${material.source.name} has ${rows} rows in the order of time, too few for this split, or time jumps at almost every row. Choose other fractions, another time column, or a longer series.`,
      );
  const breaks = { train: [], validation: [], heldOut: [] } as Record<PartName, NonNullable<Part['breaks']>>;
  const perShard = Math.max(1, Math.floor(SHARD_BYTES / (4 * width)));
  for (const part of ['train', 'validation', 'heldOut'] as const) {
    const [from, to] = edges[part];
    breaks[part] = findBreaks(regular.subarray(from, to), step);
    for (let row = from; row < to; row += perShard) {
      control.signal?.throwIfAborted();
      const end = Math.min(to, row + perShard);
      const piece = values.slice(row * width, end * width);
      await sink.add(part, 'values', end - row, new Uint8Array(piece.buffer));
    }
  }
  const gaps = Object.values(breaks).reduce((sum, { length }) => sum + length, 0);
  if (gaps > 0) notes.push(`Time jumps ${gaps.toLocaleString('en')} times; windows do not cross a jump.`);
  const draft: Draft = {
    kind: 'series',
    start: formatTime(regular[0] ?? 0, step),
    step,
    columns: plan.columns.map((name, at) =>
      describeNumbers(
        name,
        Array.from({ length: first }, (_, row) => values[row * width + at] ?? NaN),
      ),
    ),
    ...describeOwn(
      plan,
      format,
      `${rows.toLocaleString('en')} rows of ${width} ${width === 1 ? 'value' : 'values'}, one a ${step}.`,
      notes,
      persistence(values, width, second, rows, plan.columns[0] ?? ''),
    ),
  };
  return { draft, breaks };
}

async function readSeries(
  { source, findings }: RecordMaterial,
  plan: SeriesPlan,
  notes: string[],
  control: WriteControl,
) {
  const indices = plan.columns.map((name) => source.columns.indexOf(name));
  const width = indices.length;
  if (width === 0 || indices.includes(-1))
    throw badFile('A series needs one column of numbers at least. Choose one above.');
  const timeAt = plan.timeColumn === null ? -1 : source.columns.indexOf(plan.timeColumn);
  const clockAt = plan.clockColumn === null ? -1 : source.columns.indexOf(plan.clockColumn);
  const order = findings.columns[timeAt]?.dateOrder ?? 'ymd';
  const rows = createGrowingFloats(source.name, width);
  const times: number[] = [];
  let untimed = 0;
  let number = -1;
  for await (const batch of source.readRows(control, () => undefined))
    for (const { cells } of batch) {
      if (++number % plan.every !== 0) continue;
      if (timeAt >= 0) {
        const cell = cells[timeAt] ?? null;
        const clock = clockAt < 0 ? 0 : parseClock(cells[clockAt] ?? null);
        const time = parseTime(typeof cell === 'number' ? String(cell) : cell, order) + clock * 1000;
        if (Number.isNaN(time)) {
          untimed++;
          continue;
        }
        times.push(time);
      }
      rows.push(
        indices.map((index) => {
          const cell = cells[index] ?? null;
          return isMissing(cell) ? NaN : parseNumber(cell, source.decimal);
        }),
      );
    }
  if (untimed > 0) notes.push(`${untimed.toLocaleString('en')} rows without a readable time were left out.`);
  if (rows.count < 10)
    throw badFile(
      `Only ${rows.count} rows of ${source.name} have a time that could be read. Choose another time column, or a longer series.`,
    );
  if (plan.every > 1) notes.push(`Only every ${plan.every}th row was kept.`);
  const values = rows.finish();
  return timeAt < 0
    ? { times: null, values, width }
    : sortByTime(Float64Array.from(times), values, width, notes);
}

/** Oldest first, each time once. */
function sortByTime(times: Float64Array, values: Float32Array<ArrayBuffer>, width: number, notes: string[]) {
  const isSorted = times.every((time, row) => row === 0 || time > (times[row - 1] ?? 0));
  if (isSorted) return { times, values, width };
  const order = Uint32Array.from(times.keys()).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const unique = order.filter((row, at) => at === 0 || times[row] !== times[order[at - 1] ?? 0]);
  const sorted = new Float32Array(unique.length * width);
  unique.forEach((row, at) => sorted.set(values.subarray(row * width, (row + 1) * width), at * width));
  const repeated = order.length - unique.length;
  notes.push(
    `Rows were sorted by time${repeated > 0 ? `, and ${repeated.toLocaleString('en')} with a time that came before were left out` : ''}.`,
  );
  return { times: Float64Array.from(unique, (row) => times[row] ?? NaN), values: sorted, width };
}

function makeTimes({ start }: SeriesPlan, step: SeriesStep, rows: number): Float64Array {
  const origin = parseTime(start ?? '', 'ymd');
  if (Number.isNaN(origin))
    throw badFile(
      `'${start ?? ''}' is no date. Write the date of the first row as 2000-01-31, or 2000-01-31 13:30.`,
    );
  const date = new Date(origin);
  const fixedMs: Partial<Record<SeriesStep, number>> = {
    week: 604_800_000,
    day: 86_400_000,
    hour: 3_600_000,
    'half-hour': 1_800_000,
    'quarter-hour': 900_000,
    'ten-minutes': 600_000,
    minute: 60_000,
  };
  return Float64Array.from({ length: rows }, (_, row) => {
    const ms = fixedMs[step];
    if (ms !== undefined) return origin + row * ms;
    const months = step === 'year' ? 12 * row : row;
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  });
}

/** The value before, or the first one there is. */
function fillMissing(values: Float32Array, width: number, columns: readonly string[], notes: string[]): void {
  for (let column = 0; column < width; column++) {
    let filled = 0;
    let last = NaN;
    for (let at = column; at < values.length && Number.isNaN(last); at += width) last = values[at] ?? NaN;
    if (Number.isNaN(last))
      throw badFile(`The column '${columns[column] ?? ''}' has no number in any row. Leave it out.`);
    for (let at = column; at < values.length; at += width) {
      if (Number.isNaN(values[at])) {
        values[at] = last;
        filled++;
      } else last = values[at] ?? last;
    }
    if (filled > 0)
      notes.push(
        `'${columns[column] ?? ''}': ${filled.toLocaleString('en')} missing values became the value before them.`,
      );
  }
}

function persistence(
  values: Float32Array,
  width: number,
  from: number,
  to: number,
  name: string,
): Baseline[] {
  let sum = 0;
  for (let row = from + 1; row < to; row++)
    sum += Math.abs((values[row * width] ?? NaN) - (values[(row - 1) * width] ?? NaN));
  return [
    {
      id: 'persistence',
      title: `'${name}' one step ahead: as the last value`,
      metric: 'mae',
      value: sum / (to - from - 1),
    },
  ];
}
