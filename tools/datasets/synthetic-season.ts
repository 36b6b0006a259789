import { type RandomStream, createRandom } from '#core/random.ts';
import { readLicence } from './lib/licences.ts';
import { writeSeries } from './lib/series-dataset.ts';
import { mean, regressionBaselines, roundTo } from './lib/statistics.ts';

const SEED = 25;
const HOURS = 4000;
const HOURS_IN_DAY = 24;
const WINDOW = 2 * HOURS_IN_DAY;
const LEVEL = { start: 50, risePerHour: 0.01 };
/** An hour's noise keeps half of the last hour's and adds a draw of this standard deviation. */
const NOISE = { memory: 0.5, standardDeviation: 4 };

/** A series with nothing in it but a trend, a season that grows with it, and noise. */
export async function build(): Promise<void> {
  const { values, surprises } = makeSeries();
  const heldOut = Math.round(HOURS * 0.85) + WINDOW;
  const truth = values.slice(heldOut);
  const expected = truth.map((value, at) => value - (surprises[heldOut + at] ?? NaN));
  await writeSeries({
    about: {
      id: 'synthetic-season',
      title: 'A made-up season',
      summary: 'Trend, a day of two peaks, and noise over 4,000 hours: a series whose rule is known.',
      origin: 'generated',
      licence: { name: 'CC0 1.0', text: await readLicence('CC0-1.0') },
      attribution: 'Made for Tensor Dojo by the rule that its builder in tools/datasets states.',
      sources: [],
      notes: [
        'Made by a rule: a level that rises by one every 100 hours, times the shape of a day, plus noise that fades by half each hour.',
        'The season grows with the level, so the held-out part swings wider than anything in training.',
        `The rule itself, told everything but the next hour’s new noise, is off by ${roundTo(mean(surprises.slice(heldOut).map(Math.abs)), 2)} on average in the held-out part. No forecast can do reliably better.`,
      ],
      nearestOriginal:
        'The synthetic series of introductory courses on forecasting: a trend, a season and noise, by a formula of our own.',
    },
    columns: [{ name: 'value', unit: 'points', description: 'What the rule gives for the hour.' }],
    timeline: { step: 'hour', start: '2024-01-01T00:00', rows: values.map((value) => [value]) },
    forecasts: [
      {
        inputSteps: WINDOW,
        targetSteps: 1,
        seasons: [{ id: 'day-ago', title: 'Each hour like a day before', steps: HOURS_IN_DAY }],
      },
    ],
    baselines: regressionBaselines(
      'rule',
      'The rule itself, told all but the next noise (48 hours to 1)',
      expected,
      truth,
    ),
  });
}

/** The series, and the part of each value that could not be known an hour before. */
function makeSeries(): { values: number[]; surprises: number[] } {
  const random = createRandom(SEED);
  const values: number[] = [];
  const surprises: number[] = [];
  let noise = 0;
  for (let hour = 0; hour < HOURS; hour++) {
    const surprise = NOISE.standardDeviation * drawNormal(random);
    noise = NOISE.memory * noise + surprise;
    const level = LEVEL.start + LEVEL.risePerHour * hour;
    values.push(roundTo(level * shapeOfDay(hour % HOURS_IN_DAY) + noise, 2));
    surprises.push(surprise);
  }
  return { values, surprises };
}

/** Flat at night, a steep rise from 6 to 9, a slow fall, and a lower peak around 19. */
function shapeOfDay(hour: number): number {
  const rise = Math.min(Math.max((hour - 6) / 3, 0), 1);
  const fall = Math.exp(-Math.max(hour - 9, 0) / 4);
  const evening = Math.exp(-(((hour - 19) / 1.5) ** 2));
  return 0.7 + 0.9 * (rise * fall + 0.6 * evening);
}

/** Box and Muller's transform of two uniform draws. */
function drawNormal(random: RandomStream): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
