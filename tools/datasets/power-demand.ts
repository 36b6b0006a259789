import { join } from 'node:path';
import { readLicence } from './lib/licences.ts';
import { openDebianPackage } from './lib/packages.ts';
import { readRObject } from './lib/r-data.ts';
import { writeSeries } from './lib/series-dataset.ts';

const VERSION = '8.20-1';
const LIBRARY = 'usr/lib/R/site-library/forecast';
const HALF_HOURS = 12 * 7 * 48;

/** Electricity demand of England and Wales, every half-hour of twelve weeks in 2000. */
export async function build(): Promise<void> {
  const root = await openDebianPackage('r-cran-forecast', VERSION, 'amd64');
  const taylor = await readRObject(join(root, LIBRARY, 'data'), 'taylor');
  if (taylor.kind !== 'numbers' || taylor.values.length !== HALF_HOURS)
    throw new Error(`'taylor' is not the ${HALF_HOURS} numbers that this builder knows`);
  await writeSeries({
    about: {
      id: 'power-demand',
      title: 'Electricity demand by the half-hour, England and Wales 2000',
      summary:
        'Megawatts drawn in each of 4,032 half-hours: twelve summer weeks with a day and a week in them.',
      origin: 'real',
      licence: {
        name: 'GPL-3.0',
        text: [
          'The numbers are published measurements. They are taken from the R package forecast, which is free software under the GNU General Public License, version 3; its text follows.',
          await readLicence('GPL-3'),
        ].join('\n\n'),
      },
      attribution:
        'J. W. Taylor (2003), Short-term electricity demand forecasting using double seasonal exponential smoothing, Journal of the Operational Research Society 54, 799–805; data set `taylor` of the R package forecast 8.20 by R. Hyndman and others (Debian r-cran-forecast). Changed here: cut in three parts.',
      sources: [
        {
          package: 'r-cran-forecast',
          version: VERSION,
          registry: 'debian',
          files: [`${LIBRARY}/data/Rdata.rdb`, `${LIBRARY}/data/Rdata.rdx`],
        },
      ],
      notes: [
        'No half-hour is missing. Times are local, and no clock changes within the twelve weeks.',
        'Summer alone, Monday 5 June to Sunday 27 August 2000: nothing can be learnt of winter from it. The bank holiday of 28 August lies just outside.',
        'The training part is eight weeks and three days long; a weekly season is seen eight times only.',
      ],
      nearestOriginal:
        'Household power consumption (UCI): demand by the minute of one house. This is the demand of a country, smoother, by the half-hour.',
    },
    columns: [{ name: 'demand', unit: 'MW', description: 'Mean electricity demand during the half-hour.' }],
    timeline: { step: 'half-hour', start: '2000-06-05T00:00', rows: taylor.values.map((value) => [value]) },
    forecasts: [
      {
        // A week tells how a day like tomorrow went; the eighth day, how this week differs from the last.
        inputSteps: 384,
        targetSteps: 48,
        seasons: [
          { id: 'day-ago', title: 'Each half-hour like a day before', steps: 48 },
          { id: 'week-ago', title: 'Each half-hour like a week before', steps: 336 },
        ],
      },
    ],
  });
}
