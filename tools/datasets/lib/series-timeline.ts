import type { DatasetManifest, PartName, PartRows, SeriesBreak } from '#core/dataset.ts';

export type SeriesPart = Extract<PartRows, { kind: 'series' }>;
export type SeriesParts = Readonly<Record<PartName, SeriesPart>>;
type Step = Extract<DatasetManifest, { kind: 'series' }>['step'];

const STEP_MS = { day: 86_400_000, hour: 3_600_000, 'half-hour': 1_800_000 };

/** A whole series, not yet cut in parts. */
export interface Timeline {
  readonly step: Extract<Step, 'day' | 'hour' | 'half-hour'>;
  /** ISO date or date-time of the first row. */
  readonly start: string;
  /** Values by row, each [columns], oldest first. */
  readonly rows: readonly (readonly number[])[];
  /** Steps from the start to each row, rising; without it, rows follow each other at every step. */
  readonly steps?: readonly number[];
}

/** What a cut series is: values, and where each part jumps in time. */
export interface CutSeries {
  readonly parts: SeriesParts;
  readonly breaks: Readonly<Record<PartName, SeriesBreak[]>>;
}

/** The first 70 % of the rows train, the next 15 % validate, the last 15 % are held out. */
export function cutByTime(timeline: Timeline): CutSeries {
  const count = timeline.rows.length;
  const first = Math.round(count * 0.7);
  const second = Math.round(count * 0.85);
  const train = cutPart(timeline, 0, first);
  const validation = cutPart(timeline, first, second);
  const heldOut = cutPart(timeline, second, count);
  return {
    parts: { train: train.part, validation: validation.part, heldOut: heldOut.part },
    breaks: { train: train.breaks, validation: validation.breaks, heldOut: heldOut.breaks },
  };
}

/** ISO date of a step after the start, with the time of day where steps are shorter than a day. */
export function timeAt({ start, step }: Pick<Timeline, 'start' | 'step'>, steps: number): string {
  // Without a zone a date-time would be read in that of the machine.
  const origin = Date.parse(start.length > 10 ? `${start}Z` : start);
  const iso = new Date(origin + steps * STEP_MS[step]).toISOString();
  return step === 'day' ? iso.slice(0, 10) : iso.slice(0, 16);
}

/** Steps from the start of the series to row `row`. */
export function stepOf({ steps }: Timeline, row: number): number {
  return steps === undefined ? row : (steps[row] ?? NaN);
}

function cutPart(timeline: Timeline, from: number, to: number) {
  const isJump = (row: number): boolean => stepOf(timeline, row) !== stepOf(timeline, row - 1) + 1;
  if (from > 0 && isJump(from))
    throw new Error(`time jumps where a part begins, at row ${from}; its date could not be told`);
  const breaks: SeriesBreak[] = [];
  for (let row = from + 1; row < to; row++)
    if (isJump(row)) breaks.push({ row: row - from, at: timeAt(timeline, stepOf(timeline, row)) });
  const values = Float32Array.from(timeline.rows.slice(from, to).flat());
  const part: SeriesPart = { kind: 'series', count: to - from, values };
  return { part: breaks.length === 0 ? part : { ...part, breaks: breaks.map(({ row }) => row) }, breaks };
}
