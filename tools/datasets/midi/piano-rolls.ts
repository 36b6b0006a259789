import { type MidiEvent, parseMidi } from 'midi-file';

/** Sixteenth of a beat: fine enough for triplets to stay near their place. */
export const STEPS = 64;
/** C1, as in MIDI; with PITCHES it spans what pianos and basses play. */
export const LOWEST_PITCH = 24;
export const PITCHES = 84;
const DRUM_CHANNEL = 9;

/** One bar: [STEPS, PITCHES] row-major, 1 while a note sounds. */
export type Roll = Uint8Array;

interface Note {
  readonly pitch: number;
  readonly start: number;
  /** Both in ticks from the beginning of the file. */
  readonly end: number;
}

/**
 * Bars of a MIDI file as piano rolls: all instruments but drums together, in the file's order, empty bars too. Bars are four
 * quarters long from the start; stretches in another meter are null.
 */
export function readRolls(file: Uint8Array): (Roll | null)[] {
  const { header, tracks } = parseMidi(file);
  const { ticksPerBeat } = header;
  if (ticksPerBeat === undefined) throw new Error('the MIDI file counts in seconds, not in beats');
  const notes = tracks.flatMap(readNotes);
  const ticksPerBar = 4 * ticksPerBeat;
  const bars = Math.ceil(Math.max(0, ...notes.map(({ end }) => end)) / ticksPerBar);
  const rolls = Array.from({ length: bars }, () => new Uint8Array(STEPS * PITCHES));
  for (const note of notes) draw(note, rolls, ticksPerBar / STEPS);
  const otherMeter = findOtherMeters(tracks);
  return rolls.map((roll, bar) =>
    otherMeter.some(([from, to]) => from < (bar + 1) * ticksPerBar && to > bar * ticksPerBar) ? null : roll,
  );
}

function readNotes(track: readonly MidiEvent[]): Note[] {
  const notes: Note[] = [];
  const sounding = new Map<string, number>();
  let time = 0;
  for (const event of track) {
    time += event.deltaTime;
    if (event.type !== 'noteOn' && event.type !== 'noteOff') continue;
    if (event.channel === DRUM_CHANNEL) continue;
    const key = `${event.channel} ${event.noteNumber}`;
    const start = sounding.get(key);
    if (start !== undefined) notes.push({ pitch: event.noteNumber, start, end: time });
    sounding.delete(key);
    // midi-file reads a note of velocity 0 as its end, as the standard says.
    if (event.type === 'noteOn') sounding.set(key, time);
  }
  return notes;
}

function draw({ pitch, start, end }: Note, rolls: readonly Roll[], ticksPerStep: number): void {
  const column = pitch - LOWEST_PITCH;
  if (column < 0 || column >= PITCHES) return;
  const first = Math.round(start / ticksPerStep);
  // However short, a note is seen.
  const last = Math.max(first + 1, Math.round(end / ticksPerStep));
  for (let step = first; step < last; step++) {
    const roll = rolls[Math.floor(step / STEPS)];
    if (roll !== undefined) roll[(step % STEPS) * PITCHES + column] = 1;
  }
}

/** Stretches of ticks that are not in four quarters. */
function findOtherMeters(tracks: readonly (readonly MidiEvent[])[]): [from: number, to: number][] {
  const changes = tracks
    .flatMap((track) => {
      let time = 0;
      return track.flatMap((event) => {
        time += event.deltaTime;
        return event.type === 'timeSignature'
          ? [{ time, isOther: event.numerator / event.denominator !== 1 }]
          : [];
      });
    })
    .sort((a, b) => a.time - b.time);
  // After another meter bars no longer begin at multiples of four beats, so nothing after it is taken.
  const first = changes.find(({ isOther }) => isOther);
  return first === undefined ? [] : [[first.time, Infinity]];
}
