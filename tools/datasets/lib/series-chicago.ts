import type { DataFrame } from './r-data-frame.ts';
import { roundTo } from './statistics.ts';
import { readModeldata, readModeldataLicence } from './r-data-packages.ts';

const DAY_MS = 86_400_000;
export const CHICAGO_ATTRIBUTION =
  'M. Kuhn and K. Johnson (2020), Feature Engineering and Selection: A Practical Approach for Predictive Models, CRC Press; data set `Chicago` of the R package modeldata 1.1.0 (Debian r-cran-modeldata), copyright 2019 Max Kuhn, RStudio. Ridership was published by the Chicago Transit Authority.';
export const FIRST_DAY = '2001-01-22';

/** The days of Chicago's data set, 2001-01-22 to 2016-08-28, checked to be without a gap. */
export async function readChicago(): Promise<DataFrame> {
  const frame = await readModeldata('Chicago');
  const first = Date.parse(FIRST_DAY) / DAY_MS;
  if (frame.numbers('date').some((day, row) => day !== first + row))
    throw new Error(`the days of 'Chicago' do not follow each other from ${FIRST_DAY}`);
  return frame;
}

export async function readChicagoLicence(): Promise<{ name: string; text: string }> {
  return readModeldataLicence(
    'The numbers are published observations: ridership by the Chicago Transit Authority, weather by public stations. They are taken from the R package modeldata, whose licence follows; no further terms are stated there.',
  );
}

/** Degrees Fahrenheit to Celsius, to two decimals: the medians of readings in tenths. */
export function toCelsius(fahrenheit: number): number {
  return roundTo((fahrenheit - 32) / 1.8, 2);
}
