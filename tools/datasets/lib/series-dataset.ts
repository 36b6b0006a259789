import type { Baseline } from '#core/dataset.ts';
import { type Forecast, measureForecasts } from './series-baselines.ts';
import { type Timeline, cutByTime } from './series-timeline.ts';
import { describeColumn } from './statistics.ts';
import { type ManifestDraft, writeDataset } from './write-dataset.ts';

type Draft = Extract<ManifestDraft, { kind: 'series' }>;
interface ColumnText {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

/** What a builder says of a series; the rest follows from its rows. */
export interface SeriesSource {
  readonly about: Omit<Draft, 'kind' | 'columns' | 'baselines' | 'start' | 'step' | 'split'>;
  readonly columns: readonly ColumnText[];
  readonly timeline: Timeline;
  /** What the baselines are measured at. */
  readonly forecasts: readonly Forecast[];
  /** Further ones, which only the builder can measure. */
  readonly baselines?: readonly Baseline[];
}

/** Cuts a series by time, measures its baselines and writes it. */
export async function writeSeries(source: SeriesSource): Promise<void> {
  const { about, columns, timeline, forecasts, baselines = [] } = source;
  const cut = cutByTime(timeline);
  const { train } = cut.parts;
  const hasBreaks = Object.values(cut.breaks).some((breaks) => breaks.length > 0);
  await writeDataset(
    {
      kind: 'series',
      ...about,
      split: 'By time: the first 70 % of the rows train, the next 15 % validate, the last 15 % are held out.',
      notes: [
        ...about.notes,
        hasBreaks
          ? 'Windows cross neither a gap in time nor the border of a part.'
          : 'Windows never cross from one part into another.',
        'Means and standard deviations are of the training part; the deviation divides by n.',
      ],
      baselines: [
        ...forecasts.flatMap((forecast) => measureForecasts(timeline, cut, forecast)),
        ...baselines,
      ],
      columns: columns.map((column, index) => describeColumn(column, train.values, index, columns.length)),
      start: timeline.start,
      step: timeline.step,
    },
    cut.parts,
    hasBreaks ? { breaks: cut.breaks } : {},
  );
}
