import * as v from 'valibot';
import { roundTo } from './statistics.ts';
import { readParquet } from './table-parquet.ts';

const FLIGHTS = 3_000_000;
/** 181 days; six flights of the last left after its midnight. */
const HOURS = 181 * 24;
const HOUR_MS = 3_600_000;
export const FLIGHTS_START = '2001-01-01T00:00';
/** Arriving earlier than this is an error of the date, not a fast flight. */
const EARLIEST_MINUTES = -120;
export const LATE_MINUTES = 15;

const Flight = v.object({ date: v.date(), delay: v.bigint(), distance: v.bigint() });

export interface Hour {
  flights: number;
  /** Flights with a believable delay, and their delays' sum. */
  timed: number;
  delay: number;
  late: number;
  distance: number;
}

/** Sums of the flights in each hour from `FLIGHTS_START`. Throws when the file is not the known one. */
export async function countFlights(path: string): Promise<Hour[]> {
  const hours = Array.from({ length: HOURS }, () => ({
    flights: 0,
    timed: 0,
    delay: 0,
    late: 0,
    distance: 0,
  }));
  let seen = 0;
  for await (const rows of readParquet(path, ['date', 'delay', 'distance']))
    for (const row of rows) {
      const flight = v.parse(Flight, row);
      seen++;
      const at = Math.floor((flight.date.getTime() - Date.parse(`${FLIGHTS_START}Z`)) / HOUR_MS);
      const hour = hours[at];
      if (hour !== undefined) addFlight(hour, Number(flight.delay), Number(flight.distance));
    }
  if (seen !== FLIGHTS) throw new Error(`${path} holds ${seen} flights, not ${FLIGHTS}`);
  return hours;
}

function addFlight(hour: Hour, delay: number, distance: number): void {
  hour.flights++;
  hour.distance += distance;
  if (delay < EARLIEST_MINUTES) return;
  hour.timed++;
  hour.delay += delay;
  if (delay > LATE_MINUTES) hour.late++;
}

/** [flights, mean delay, late share, mean distance]; what an empty hour has no mean of stays as it was. */
export function summarise(hours: readonly Hour[]): number[][] {
  let means = [0, 0, 0];
  return hours.map(({ flights, timed, delay, late, distance }) => {
    if (timed > 0)
      means = [roundTo(delay / timed, 2), roundTo(late / timed, 4), roundTo(distance / flights, 1)];
    return [flights, ...means];
  });
}
