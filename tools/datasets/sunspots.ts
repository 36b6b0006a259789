import { join } from 'node:path';
import type { Baseline, PartRows } from '#core/dataset.ts';
import { makeWindows } from '#core/series-windows.ts';
import { readLicence } from './lib/licences.ts';
import { openDebianPackage } from './lib/packages.ts';
import { readRObject } from './lib/r-data.ts';
import { fitRidge } from './lib/ridge-regression.ts';
import {
  describeColumn,
  mean,
  meanAbsoluteError,
  median,
  regressionBaselines,
  round,
} from './lib/statistics.ts';
import { writeDataset } from './lib/write-dataset.ts';

const VERSION = '4.2.2.20221110-2';
const MONTHS = 2820;
const INPUT_STEPS = 60;
const TARGET_STEPS = 12;
/** Chosen on the validation part among 0.1, 1, 10, 100, 1,000. */
const PENALTIES = [0.1, 1, 10, 100, 1000];

type Series = Extract<PartRows, { kind: 'series' }>;

/** Monthly mean sunspot numbers, 1749 to 1983, from R's own data sets. */
export async function build(): Promise<void> {
  const root = await openDebianPackage('r-base-core', VERSION, 'amd64');
  const sunspots = await readRObject(join(root, 'usr/lib/R/library/datasets/data'), 'sunspots');
  if (sunspots.kind !== 'numbers' || sunspots.values.length !== MONTHS)
    throw new Error(`'sunspots' is not the ${MONTHS} numbers that this builder knows`);
  const first = Math.round(MONTHS * 0.7);
  const second = Math.round(MONTHS * 0.85);
  const rows = {
    train: toPart(sunspots.values.slice(0, first)),
    validation: toPart(sunspots.values.slice(first, second)),
    heldOut: toPart(sunspots.values.slice(second)),
  };
  await writeDataset(
    {
      kind: 'series',
      id: 'sunspots',
      title: 'Sunspots by month, 1749–1983',
      summary:
        'The monthly mean sunspot number over 235 years: a cycle of about eleven years, never twice the same.',
      origin: 'real',
      licence: {
        name: 'GPL-2.0-or-later',
        text: [
          'The numbers are published observations. They are taken from the data sets of R, which is free software under the GNU General Public License, version 2 or later; its text follows.',
          await readLicence('GPL-2'),
        ].join('\n\n'),
      },
      attribution:
        'Monthly mean relative sunspot numbers, collected at the Swiss Federal Observatory, Zürich, until 1960, then at the Tokyo Astronomical Observatory. D. F. Andrews and A. M. Herzberg (1985), Data, Springer, New York. As object `sunspots` of package datasets, R 4.2.2. Changed here: cut in three parts.',
      sources: [
        {
          package: 'r-base-core',
          version: VERSION,
          registry: 'debian',
          files: ['usr/lib/R/library/datasets/data/Rdata.rdb', 'usr/lib/R/library/datasets/data/Rdata.rdx'],
        },
      ],
      split:
        'By time: the first 70 % of the months train, the next 15 % validate, the last 15 % are held out.',
      notes: [
        'No month is missing. Values have one decimal.',
        'This is the older count; the observatory in Brussels changed the scale of all values in 2015, so newer files differ.',
        'Activity was higher in the 20th century: the held-out part has a higher mean than the training part.',
        'Windows never cross from one part into another.',
        'Means and standard deviations are of the training part; the deviation divides by n.',
      ],
      nearestOriginal: 'Sunspots.csv of the TensorFlow course: the same Sun, on the newer scale, up to 2018.',
      baselines: measureBaselines(rows),
      columns: [
        describeColumn(
          {
            name: 'sunspots',
            unit: 'spots',
            description: 'Monthly mean relative sunspot number (Wolf number).',
          },
          rows.train.values,
        ),
      ],
      start: '1749-01-01',
      step: 'month',
    },
    rows,
  );
}

function toPart(values: readonly number[]): Series {
  return { kind: 'series', count: values.length, values: Float32Array.from(values) };
}

/** All over every window of 60 months in the held-out part and the 12 months after it, in spots. */
function measureBaselines(rows: Readonly<Record<'train' | 'validation' | 'heldOut', Series>>): Baseline[] {
  const { inputs, truth } = cut(rows.heldOut);
  const repeat = (value: (input: readonly number[]) => number): number[] =>
    inputs.flatMap((input) => new Array<number>(TARGET_STEPS).fill(value(input)));
  const persistence = repeat((input) => input[INPUT_STEPS - 1] ?? NaN);
  const yearAgo = inputs.flatMap((input) => input.slice(-TARGET_STEPS));
  const known = rows.train.values;
  const all = truth.flat();
  return [
    ...regressionBaselines('persistence', 'Every month like the last one known', persistence, all),
    ...byStep(persistence, all),
    ...regressionBaselines('year-ago', 'Each month like twelve months before', yearAgo, all),
    ...regressionBaselines('window-mean', 'Always the mean of the 60 months', repeat(mean), all),
    ...regressionBaselines(
      'mean',
      'Always the training mean',
      repeat(() => mean(known)),
      all,
    ),
    ...regressionBaselines(
      'median',
      'Always the training median',
      repeat(() => median(known)),
      all,
    ),
    ...regressionBaselines(
      'ridge-autoregression',
      'Linear regression with an L2 penalty from 60 months to 12',
      fitAutoregression(rows)(inputs).flat(),
      all,
    ),
  ];
}

function byStep(predicted: readonly number[], truth: readonly number[]): Baseline[] {
  return Array.from({ length: TARGET_STEPS }, (_, step) => {
    const isStep = (_value: number, at: number): boolean => at % TARGET_STEPS === step;
    return {
      id: `persistence-step-${step + 1}`,
      title: `Like the last one known, month ${step + 1} ahead alone`,
      metric: 'mae',
      value: round(meanAbsoluteError(predicted.filter(isStep), truth.filter(isStep)), 4),
    };
  });
}

function fitAutoregression(rows: Readonly<Record<'train' | 'validation', Series>>) {
  const train = cut(rows.train);
  const validation = cut(rows.validation);
  // In units of the mean, so that penalties have a scale.
  const scale = mean(rows.train.values);
  const shrink = (table: readonly number[][]): number[][] =>
    table.map((row) => row.map((value) => value / scale));
  const candidates = PENALTIES.map((penalty) => {
    const model = fitRidge(shrink(train.inputs), shrink(train.truth), penalty);
    const predict = (inputs: readonly number[][]): number[][] =>
      shrink(inputs).map((input) => model.predict(input).map((value) => value * scale));
    return { predict, error: meanAbsoluteError(predict(validation.inputs).flat(), validation.truth.flat()) };
  });
  candidates.sort((a, b) => a.error - b.error);
  const best = candidates[0];
  if (best === undefined) throw new Error('no penalty to try');
  return best.predict;
}

function cut(part: Series): { inputs: number[][]; truth: number[][] } {
  const windows = makeWindows(part.values, 1, INPUT_STEPS, TARGET_STEPS);
  const row = (values: Float32Array, width: number) => (_: unknown, index: number) =>
    Array.from(values.subarray(index * width, (index + 1) * width));
  return {
    inputs: Array.from({ length: windows.count }, row(windows.inputs, INPUT_STEPS)),
    truth: Array.from({ length: windows.count }, row(windows.targets, TARGET_STEPS)),
  };
}
