import { type MidiEvent, writeMidi } from 'midi-file';
import { describe, expect, it } from 'vitest';
import { dropNearRolls } from './near-rolls.ts';
import { LOWEST_PITCH, PITCHES, type Roll, STEPS, readRolls } from './piano-rolls.ts';

const note = (deltaTime: number, length: number, noteNumber: number, channel = 0): MidiEvent[] => [
  { deltaTime, type: 'noteOn', channel, noteNumber, velocity: 90 },
  // As most files end a note.
  { deltaTime: length, type: 'noteOn', channel, noteNumber, velocity: 0 },
];

function fileOf(...events: MidiEvent[]): Uint8Array {
  const end: MidiEvent = { deltaTime: 0, type: 'endOfTrack' };
  return Uint8Array.from(
    writeMidi({ header: { format: 0, numTracks: 1, ticksPerBeat: 96 }, tracks: [[...events, end]] }),
  );
}

/** 'step:pitch' of all cells that sound. */
const cellsOf = (roll: Roll | null | undefined): string[] =>
  Array.from(roll ?? []).flatMap((value, at) =>
    value === 1 ? [`${Math.floor(at / PITCHES)}:${LOWEST_PITCH + (at % PITCHES)}`] : [],
  );

describe('bars of a MIDI file', () => {
  it('are drawn in 64 steps; a note goes on into the next bar', () => {
    // 96 ticks a beat: a bar is 384 ticks, a step 6. From tick 372 (step 62) for 24 ticks: four steps.
    const rolls = readRolls(fileOf(...note(0, 12, 60), ...note(360, 24, 64)));
    expect(rolls.map(cellsOf)).toEqual([
      ['0:60', '1:60', '62:64', '63:64'],
      ['0:64', '1:64'],
    ]);
    expect(rolls[0]?.length).toBe(STEPS * PITCHES);
  });

  it('leave out drums and what lies beyond the range; the shortest note has one step', () => {
    const rolls = readRolls(fileOf(...note(0, 6, 40, 9), ...note(0, 6, 20), ...note(0, 1, 30)));
    expect(rolls.map(cellsOf)).toEqual([['2:30']]);
  });

  it('end where another meter begins', () => {
    const waltz: MidiEvent = {
      deltaTime: 0,
      type: 'timeSignature',
      numerator: 3,
      denominator: 4,
      metronome: 24,
      thirtyseconds: 8,
    };
    const rolls = readRolls(fileOf(...note(0, 384, 60), waltz, ...note(0, 288, 62)));
    expect(rolls.map((roll) => roll === null)).toEqual([false, true]);
  });
});

describe('near-duplicates of bars', () => {
  it('share nine tenths of what sounds', () => {
    const roll = (...cells: number[]): Roll => {
      const made = new Uint8Array(STEPS * PITCHES);
      for (const cell of cells) made[cell] = 1;
      return made;
    };
    const ten = [0, 31, 32, 63, 64, 100, 2000, 3000, 5000, 5375];
    // The second lacks one of ten (9 of 10 shared), the third has one instead of it (9 of 11).
    const rolls = [roll(...ten), roll(...ten.slice(1)), roll(1, ...ten.slice(1)), roll(...ten)];
    expect(dropNearRolls(rolls)).toEqual([0, 2]);
  });
});
