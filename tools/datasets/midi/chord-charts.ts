import { createRandom } from '#core/random.ts';

/** Bars of one chart. */
export const CHART_BARS = 16;

const NOTES = ['C', 'Db', 'D', 'Eb', 'E', 'F', 'Gb', 'G', 'Ab', 'A', 'Bb', 'B'];
/** Four-bar phrases as steps of the scale above the tonic, in semitones, with the chord's kind: common in both styles. */
const PHRASES: readonly (readonly (readonly [semitones: number, kind: string])[])[] = [
  [
    [0, ''],
    [9, 'm'],
    [5, ''],
    [7, '7'],
  ],
  [
    [0, ''],
    [5, ''],
    [0, ''],
    [7, '7'],
  ],
  [
    [9, 'm'],
    [5, ''],
    [0, ''],
    [7, ''],
  ],
  [
    [0, '7'],
    [5, '7'],
    [0, '7'],
    [0, '7'],
  ],
  [
    [5, '7'],
    [5, '7'],
    [0, '7'],
    [0, '7'],
  ],
  [
    [2, 'm7'],
    [7, '7'],
    [0, 'M7'],
    [9, '7'],
  ],
  [
    [0, 'M7'],
    [4, 'm7'],
    [9, 'm7'],
    [7, '7'],
  ],
  [
    [5, 'M7'],
    [5, 'm7'],
    [0, 'M7'],
    [9, 'm7'],
  ],
  [
    [0, ''],
    [10, ''],
    [5, ''],
    [0, ''],
  ],
  [
    [0, 'm'],
    [8, ''],
    [3, ''],
    [10, ''],
  ],
  [
    [0, 'm'],
    [5, 'm'],
    [7, '7'],
    [0, 'm'],
  ],
  [
    [4, 'm7'],
    [9, '7'],
    [2, 'm7'],
    [7, '7'],
  ],
];

/** A random chart: four phrases in one key, one chord a bar, as MMA reads it. The same seed gives the same chart. */
export function drawChart(seed: number): string[] {
  const random = createRandom(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const tonic = pick(NOTES.length);
  return Array.from({ length: CHART_BARS / 4 }, () => PHRASES[pick(PHRASES.length)] ?? [])
    .flat()
    .map(([semitones, kind]) => `${NOTES[(tonic + semitones) % 12] ?? ''}${kind}`);
}

/** MMA's input: the chart in one groove of its standard library. `file` is the library file that defines the groove. */
export function writeChart(chart: readonly string[], file: string, groove: string, seed: number): string {
  const bars = chart.map((chord, bar) => `${bar + 1} ${chord}`);
  return [`RndSeed ${seed}`, 'Tempo 120', `Use stdlib/${file}`, `Groove ${groove}`, ...bars, ''].join('\n');
}
