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

const HPA_PER_INCH_OF_MERCURY = 33.8639;
const METRES_PER_SECOND_PER_MPH = 0.44704;
const MM_PER_INCH = 25.4;

/** The first seven stand alone as an exercise's features; the others refine them. `from` is the name in the source. */
const COLUMNS: readonly Column[] = [
  {
    from: 'ridership',
    name: 'ridership',
    unit: 'thousand riders',
    description: 'People who entered the elevated railway at Clark/Lake station, in thousands.',
    convert: (value) => value,
  },
  temperature('temp', 'temperature', 'Median air temperature of the day’s reports.'),
  temperature('dew', 'dewPoint', 'Median dew point: the lower, the drier the air.'),
  {
    from: 'humidity',
    name: 'humidity',
    unit: '%',
    description: 'Median relative humidity.',
    convert: (value) => value,
  },
  {
    from: 'pressure',
    name: 'pressure',
    unit: 'hPa',
    description: 'Median air pressure.',
    convert: (value) => roundTo(value * HPA_PER_INCH_OF_MERCURY, 1),
  },
  wind('wind', 'windSpeed', 'Median wind speed.'),
  {
    from: 'percip_max',
    name: 'precipitation',
    unit: 'mm',
    description: 'Most precipitation in one report, about an hour’s.',
    convert: (value) => roundTo(value * MM_PER_INCH, 2),
  },
  temperature('temp_min', 'temperatureMin', 'Lowest air temperature.'),
  temperature('temp_max', 'temperatureMax', 'Highest air temperature.'),
  wind('gust_max', 'windGust', 'Strongest gust; 0 when none was reported.'),
  share('weather_rain', 'rainShare', 'Share of the day’s reports with rain.'),
  share('weather_snow', 'snowShare', 'Share of the day’s reports with snow.'),
];

interface Column {
  readonly from: string;
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly convert: (value: number) => number;
}

/** Chicago, day by day: riders at one station, and the weather. */
export async function build(): Promise<void> {
  const chicago = await readChicago();
  const columns = COLUMNS.map(({ from, convert }) => chicago.numbers(from).map(convert));
  const rows = Array.from({ length: chicago.rows }, (_, row) => columns.map((values) => values[row] ?? NaN));
  await writeSeries({
    about: {
      id: 'chicago-daily',
      title: 'Chicago day by day: riders and weather, 2001–2016',
      summary:
        'Twelve numbers for each of 5,698 days: riders at one railway station, and the weather outside.',
      origin: 'real',
      licence: await readChicagoLicence(),
      attribution: `${CHICAGO_ATTRIBUTION} Changed here: 12 of 50 columns, in metric units, cut in three parts.`,
      sources: MODELDATA_SOURCES,
      notes: [
        'No day is missing. The first seven columns make a set of their own: riders and one number for each kind of weather.',
        'The package does not say how a day’s reports were summed up. Its values show it: medians (`temp`, `dew`, `humidity`, `pressure`, `wind`), whole knots as miles an hour (`wind`, `gust_max`), shares of reports (`weather_rain`, `weather_snow`).',
        'Degrees Fahrenheit, inches of mercury, miles an hour and inches are converted to °C, hPa, m/s and mm.',
        'Left out: riders at other stations, which the source has only as of 14 days before; the games of sports teams; daily changes and greatest winds, which hold errors such as a wind of 406 miles an hour.',
        'Riders fall by three quarters or more at weekends, and on holidays, and rise by a third over the years. Nothing in the series says which day it is.',
      ],
      nearestOriginal:
        'Household power consumption (UCI), forecast from a day of all its features: as many features, by the day in place of the minute.',
    },
    columns: COLUMNS.map(({ name, unit, description }) => ({ name, unit, description })),
    timeline: { step: 'day', start: FIRST_DAY, rows },
    forecasts: [
      { inputSteps: 24, targetSteps: 24, seasons: [WEEK] },
      { inputSteps: 24, targetSteps: 24, seasons: [WEEK], inputColumns: 7, outputColumns: 7 },
    ],
  });
}

const WEEK = { id: 'week-ago', title: 'Each day like the same weekday of the last week known', steps: 7 };

function temperature(from: string, name: string, description: string): Column {
  return { from, name, unit: '°C', description, convert: toCelsius };
}

function wind(from: string, name: string, description: string): Column {
  const convert = (value: number): number => roundTo(value * METRES_PER_SECOND_PER_MPH, 2);
  return { from, name, unit: 'm/s', description, convert };
}

function share(from: string, name: string, description: string): Column {
  return { from, name, unit: '0 to 1', description, convert: (value) => roundTo(value, 4) };
}
