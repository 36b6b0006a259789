import { formatCount } from '#ui/panels/number-format.ts';
import { many } from '#ui/panels/many.ts';

/** Texts of the music view. */
export const strings = {
  style: 'Style',
  all: 'All',
  bars: 'bars',
  pairs: 'pairs',
  chooseBar: 'Bars',
  choosePair: 'Pairs: one bar in two styles',
  bar: (row: number, name: string, notes: number) =>
    `Row ${formatCount(row)}, ${name}: ${notes === 0 ? 'silence' : many(notes, 'note')}`,
  pair: (row: number) => `Rows ${formatCount(row)} and ${formatCount(row + 1)}`,
  play: 'Play',
  playBar: (name: string) => `Play the ${name} bar`,
  stop: 'Stop',
  tempo: 'Tempo',
  beats: (tempo: number) => `${tempo} beats a minute`,
  volume: 'Volume',
  percent: (share: number) => `${Math.round(share * 100)} %`,
  loop: 'Again and again',
  isMute:
    'No sound can be played: the browser gives this page no audio output. Check that a device is there and the page is not muted.',
  roll: (name: string, notes: number, low: string, high: string) =>
    notes === 0
      ? `Piano roll, ${name}: silence`
      : `Piano roll, ${name}: ${many(notes, 'note')} between ${low} and ${high}. The notes are listed below.`,
  notes: (count: number) => `Notes (${count})`,
  note: 'Note',
  pitch: 'Pitch',
  beat: 'Beat',
  length: 'Length in beats',
  counts: 'Counts by style',
  rows: 'Rows',
  className: 'Style',
} as const;
