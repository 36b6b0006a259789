import { describe, expect, it } from 'vitest';
import { countVoices, pitchFrequency, pitchName, rangeOfNotes, readNotes } from './roll-notes.ts';

// Four steps of three pitches from 60: C sounds in steps 0–1 and 3, D in step 1 and 2.
const ROLL = Uint8Array.of(1, 0, 0, /**/ 1, 0, 1, /**/ 0, 0, 1, /**/ 1, 0, 0);
const NOTES = readNotes(ROLL, [4, 3], 60);

describe('readNotes', () => {
  it('joins the steps of a note and parts notes by a rest', () => {
    expect(NOTES).toEqual([
      { pitch: 60, start: 0, length: 2 },
      { pitch: 62, start: 1, length: 2 },
      { pitch: 60, start: 3, length: 1 },
    ]);
  });

  it('finds none in silence', () => {
    expect(readNotes(new Uint8Array(12), [4, 3], 60)).toEqual([]);
  });
});

describe('pitches', () => {
  it('are named and tuned from A4 = 69', () => {
    expect([pitchName(60), pitchName(69), pitchName(24), pitchName(61)]).toEqual(['C4', 'A4', 'C1', 'C♯4']);
    expect(pitchFrequency(69)).toBe(440);
    expect(pitchFrequency(57)).toBe(220);
    expect(pitchFrequency(60)).toBeCloseTo(261.626, 3);
  });
});

describe('countVoices', () => {
  it('counts what sounds together', () => {
    expect(countVoices(NOTES)).toBe(2);
    expect(countVoices([])).toBe(0);
  });
});

describe('rangeOfNotes', () => {
  it('spans two octaves at least and all notes with a margin', () => {
    // 59 to 63 are 4 semitones; 20 more are shared out.
    expect(rangeOfNotes(NOTES)).toEqual({ low: 49, high: 73 });
    expect(rangeOfNotes([...NOTES, { pitch: 90, start: 0, length: 1 }])).toEqual({ low: 59, high: 91 });
  });
});
