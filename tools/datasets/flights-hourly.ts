import { join } from 'node:path';
import { openNpmPackage } from './lib/packages.ts';
import { writeSeries } from './lib/series-dataset.ts';
import { FLIGHTS_START, LATE_MINUTES, countFlights, summarise } from './lib/series-flights.ts';
import { PARQUET_TOOLS } from './lib/table-parquet.ts';

const VERSION = '3.2.1';
const FILE = 'data/flights-3m.parquet';
/** Flights within the United States by the hour, January to June 2001. */
export async function build(): Promise<void> {
  const folder = await openNpmPackage('vega-datasets', VERSION);
  const hours = await countFlights(join(folder, FILE));
  const untimed = hours.reduce((sum, hour) => sum + hour.flights - hour.timed, 0);
  const empty = hours.filter(({ flights }) => flights === 0).length;
  await writeSeries({
    about: {
      id: 'flights-hourly',
      title: 'Flights in the United States by the hour, January to June 2001',
      summary: 'How many flights left in each of 4,344 hours, how late they were, and how far they went.',
      origin: 'real',
      licence: {
        name: 'US federal data, terms not stated',
        text: LICENCE,
      },
      attribution:
        'Bureau of Transportation Statistics, United States Department of Transportation: airline on-time performance, 2001, reported under 14 CFR Part 234. As packed in vega-datasets 3.2.1. Changed here: flights summed up by the hour, cut in three parts.',
      sources: [
        { package: 'vega-datasets', version: VERSION, registry: 'npm', files: [FILE] },
        ...Object.entries(PARQUET_TOOLS).map(([name, version]) => ({
          package: name,
          version,
          registry: 'npm' as const,
          files: [name === 'fzstd' ? 'esm/index.mjs' : 'src/node.js'],
        })),
      ],
      notes: [
        'Derived: the source has one row a flight. Hours are those of the actual departure, in local time of each airport; delays are those of the arrival.',
        `${empty} hours between 3 and 5 at night have no flight. They count 0 flights; mean delay, late share and mean distance stay as in the hour before. Other night hours have one to five flights, so their means jump.`,
        `${untimed.toLocaleString('en')} flights that would have arrived more than two hours early are errors; they count as flights but not in the delays.`,
        'Domestic flights of the large airlines alone: they must report. Cancelled flights and flights without a recorded arrival are not in it, and the script of vega-datasets draws 3,000,000 of the rest at random: counts are a little low.',
        'Half a year: no summer holidays, no autumn. The file ends at the end of June, before September 2001.',
      ],
      nearestOriginal:
        'Hourly counts such as bicycle hire (UCI Bike Sharing) or metro traffic: the same two seasons, day and week.',
    },
    columns: [
      { name: 'flights', unit: 'flights', description: 'Flights that left in the hour.' },
      {
        name: 'meanDelay',
        unit: 'minutes',
        description: 'Mean delay of those flights at their arrival; below 0 is early.',
      },
      {
        name: 'lateShare',
        unit: '0 to 1',
        description: `Share of those flights more than ${LATE_MINUTES} minutes late at their arrival.`,
      },
      { name: 'meanDistance', unit: 'miles', description: 'Mean distance of those flights.' },
    ],
    timeline: { step: 'hour', start: FLIGHTS_START, rows: summarise(hours) },
    forecasts: [
      {
        inputSteps: 168,
        targetSteps: 24,
        seasons: [
          { id: 'day-ago', title: 'Each hour like a day before', steps: 24 },
          { id: 'week-ago', title: 'Each hour like a week before', steps: 168 },
        ],
      },
    ],
  });
}

const LICENCE = [
  'These numbers are sums over records that airlines must give to the United States Department of Transportation under 14 CFR Part 234, and that its Bureau of Transportation Statistics publishes. Works of the United States federal government are not subject to copyright in the United States (17 U.S.C. § 105). The Bureau states no licence of its own for them.',
  'The npm package vega-datasets, which carries the records, says of this file in its datapackage.json: licence "other-open", "Data Collected Under U.S. DOT Regulatory Requirements - License Terms Not Explicitly Specified" (https://www.ecfr.gov/current/title-14/chapter-II/subchapter-A/part-234). The package itself is under the BSD 3-Clause licence and says that each data set keeps its own terms.',
  'What is stored here are hourly sums and means of those records: facts, without the records themselves. Whoever passes them on should name the Bureau of Transportation Statistics as their source, and should know that no licence text exists which could be quoted in full.',
  'The Bureau gives no warranty: the records are as the airlines reported them, and some of them are wrong (see the notes).',
].join('\n\n');
