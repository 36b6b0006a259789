import { readLicence } from './lib/licences.ts';
import { openDebianPackage } from './lib/packages.ts';
import { readDataFrame } from './lib/r-data-frame.ts';
import { writeSeries } from './lib/series-dataset.ts';
import { type Timeline, timeAt } from './lib/series-timeline.ts';

const VERSION = '0.95-0-1';
const LIBRARY = 'usr/lib/R/site-library/robustbase';
const HOURS = 8088;
const COLUMNS = [
  {
    from: 'LNOx',
    name: 'logNox',
    unit: 'ln ppb',
    description: 'Natural logarithm of the hourly mean concentration of nitrogen oxides in the air.',
  },
  {
    from: 'LNOxEm',
    name: 'logNoxEmission',
    unit: 'ln (arbitrary unit)',
    description: 'Natural logarithm of what the cars on the motorway emitted in the hour, as estimated.',
  },
  { from: 'sqrtWS', name: 'rootWindSpeed', unit: '√(m/s)', description: 'Square root of the wind speed.' },
];

/** Nitrogen oxides beside a Swiss motorway, hour by hour, with gaps. */
export async function build(): Promise<void> {
  const timeline = await readHours();
  await writeSeries({
    about: {
      id: 'nox-hourly',
      title: 'Nitrogen oxides beside a motorway, by the hour, 2004',
      summary: 'Bad air, traffic and wind in 8,088 hours of a year; hours without a full record are missing.',
      origin: 'real',
      licence: {
        name: 'GPL-2.0-or-later',
        text: [
          'The numbers are measurements. They are taken from the R package robustbase, which is free software under the GNU General Public License, version 2 or later; its text follows.',
          await readLicence('GPL-2'),
        ].join('\n\n'),
      },
      attribution:
        'Measurements provided by René Locher, Zurich University of Applied Sciences (ZHAW); data set `NOxEmissions` of the R package robustbase 0.95-0 by M. Maechler and others (Debian r-cran-robustbase). Changed here: hours placed in time, the day’s number left out, cut in three parts.',
      sources: [
        {
          package: 'r-cran-robustbase',
          version: VERSION,
          registry: 'debian',
          files: [`${LIBRARY}/data/Rdata.rdb`, `${LIBRARY}/data/Rdata.rdx`],
        },
      ],
      notes: [
        `Of the 8,784 hours of the year ${HOURS} are there: hours with a missing value and days with fewer than 20 whole hours were dropped before publication. ${countGaps(timeline)} gaps are recorded as breaks.`,
        'The source numbers its hours but names no year. Row 1 is taken as the first hour of 2004: a leap year has as many hours, its Sundays, Easter Monday, Ascension and Whit Monday fall on the days with little traffic, and the day’s number changes with European summer time. Times are winter time (UTC+1) throughout.',
        'All three columns are transformed, as published: logarithms and a square root.',
        'One year: the training part ends on 19 September, the held-out part begins on 9 November, so late autumn is seen in the held-out part alone.',
      ],
      nearestOriginal:
        'Air quality (UCI) and Jena climate: hourly and ten-minute measurements with several features; this one is shorter and has gaps.',
    },
    columns: COLUMNS.map(({ name, unit, description }) => ({ name, unit, description })),
    timeline,
    forecasts: [
      {
        inputSteps: 24,
        targetSteps: 24,
        seasons: [
          { id: 'day-ago', title: 'Each hour like a day before', steps: 24 },
          { id: 'week-ago', title: 'Each hour like a week before, or two where that is missing', steps: 168 },
        ],
      },
    ],
  });
}

/** The names of the rows are their numbers in the whole year, counted from 1. */
async function readHours(): Promise<Timeline> {
  const root = await openDebianPackage('r-cran-robustbase', VERSION, 'amd64');
  const frame = await readDataFrame(root, 'robustbase', 'NOxEmissions');
  const columns = COLUMNS.map(({ from }) => frame.numbers(from));
  const hours = frame.rowNames.map((name) => Number(name) - 1);
  const [first = NaN] = hours;
  if (hours.length !== HOURS || hours.some((hour, row) => !(hour > (hours[row - 1] ?? -1))))
    throw new Error(`'NOxEmissions' is not the ${HOURS} numbered hours that this builder knows`);
  return {
    step: 'hour',
    start: timeAt({ step: 'hour', start: '2004-01-01T00:00' }, first),
    rows: hours.map((_, row) => columns.map((values) => values[row] ?? NaN)),
    steps: hours.map((hour) => hour - first),
  };
}

function countGaps({ steps = [] }: Timeline): number {
  return steps.filter((step, row) => row > 0 && step !== (steps[row - 1] ?? NaN) + 1).length;
}
