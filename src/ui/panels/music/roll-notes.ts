/** A note of one bar. */
export interface RollNote {
  /** MIDI number; 60 is middle C. */
  readonly pitch: number;
  /** First step, from 0. */
  readonly start: number;
  /** Steps that it sounds. */
  readonly length: number;
}

/**
 * The notes of a piano roll ([steps, pitches], 1 where a pitch sounds), by start, then from low to high. A roll does not tell
 * a held note from one struck again at once; a run of ones counts as one note.
 */
export function readNotes(
  roll: Uint8Array,
  [steps, pitches]: readonly [number, number],
  lowestPitch: number,
): RollNote[] {
  const notes: RollNote[] = [];
  for (let step = 0; step < steps; step++)
    for (let column = 0; column < pitches; column++) {
      const sounds = (at: number): boolean => at >= 0 && at < steps && roll[at * pitches + column] === 1;
      if (!sounds(step) || sounds(step - 1)) continue;
      let length = 1;
      while (sounds(step + length)) length++;
      notes.push({ pitch: lowestPitch + column, start: step, length });
    }
  return notes;
}

const NAMES = ['C', 'C♯', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'A♭', 'A', 'B♭', 'B'];

/** 60 → 'C4', 61 → 'C♯4'. */
export function pitchName(pitch: number): string {
  return `${NAMES[pitch % 12] ?? ''}${Math.floor(pitch / 12) - 1}`;
}

/** Frequency in hertz in equal temperament, A4 = 440 Hz. */
export function pitchFrequency(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}

/** The most notes that sound at one step. */
export function countVoices(notes: readonly RollNote[]): number {
  const voices = notes.map(
    ({ start }) => notes.filter((other) => other.start <= start && start < other.start + other.length).length,
  );
  return Math.max(0, ...voices);
}

export interface PitchRange {
  readonly low: number;
  readonly high: number;
}

const LEAST_SPAN = 24;

/** The pitches to draw: all that sound, and no less than two octaves. */
export function rangeOfNotes(notes: readonly RollNote[]): PitchRange {
  if (notes.length === 0) return { low: 48, high: 48 + LEAST_SPAN };
  const low = Math.min(...notes.map(({ pitch }) => pitch)) - 1;
  const high = Math.max(...notes.map(({ pitch }) => pitch)) + 1;
  const missing = Math.max(0, LEAST_SPAN - (high - low));
  return { low: low - Math.floor(missing / 2), high: high + Math.ceil(missing / 2) };
}
