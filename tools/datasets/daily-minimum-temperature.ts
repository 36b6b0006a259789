import { MODELDATA_SOURCES } from './lib/r-data-packages.ts';
import {
  CHICAGO_ATTRIBUTION,
  FIRST_DAY,
  readChicago,
  readChicagoLicence,
  toCelsius,
} from './lib/series-chicago.ts';
import { writeSeries } from './lib/series-dataset.ts';
import { roundTo } from './lib/statistics.ts';

/** The lowest temperature of each day in Chicago, 2001 to 2016. */
export async function build(): Promise<void> {
  const chicago = await readChicago();
  const celsius = chicago.numbers('temp_min').map((value) => roundTo(toCelsius(value), 1));
  await writeSeries({
    about: {
      id: 'daily-minimum-temperature',
      title: 'Daily minimum temperature, Chicago 2001–2016',
      summary:
        'The lowest temperature of each of 5,698 days: a year’s wave of fifty degrees, with weather on top.',
      origin: 'real',
      licence: await readChicagoLicence(),
      attribution: `${CHICAGO_ATTRIBUTION} Changed here: column \`temp_min\` alone, in degrees Celsius, cut in three parts.`,
      sources: MODELDATA_SOURCES,
      notes: [
        'No day is missing.',
        'The source is in degrees Fahrenheit with one decimal. Its values are whole tenths of a degree Celsius, converted; here they are converted back and rounded to tenths.',
        'The lowest of the day’s reports, so a minimum between two reports is missed.',
        'The held-out part runs from April 2014 to August 2016, three summers and two winters, so its mean lies two degrees above that of the training part.',
      ],
      nearestOriginal:
        'Daily minimum temperatures in Melbourne, 1981–1990 (3,650 days): the same quantity in a milder city, over fewer years.',
    },
    columns: [
      { name: 'minimumTemperature', unit: '°C', description: 'Lowest temperature reported on the day.' },
    ],
    timeline: { step: 'day', start: FIRST_DAY, rows: celsius.map((value) => [value]) },
    forecasts: [
      {
        inputSteps: 64,
        targetSteps: 7,
        seasons: [{ id: 'year-ago', title: 'Each day like 365 days before', steps: 365 }],
      },
    ],
  });
}
