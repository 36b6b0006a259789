import { describe, expect, it } from 'vitest';
import type { RollNote } from './roll-notes.ts';
import { playNotes } from './synth.ts';

const RATE = 8000;
/** An A for the first half of a second, then silence. */
const NOTE: RollNote = { pitch: 69, start: 0, length: 4 };

async function render(notes: readonly RollNote[], volume = 1): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, RATE, RATE);
  playNotes(context, notes, 8, { stepSeconds: 0.125, volume }, () => undefined);
  return (await context.startRendering()).getChannelData(0);
}

/** Root mean square of a stretch, in seconds. */
function loudness(sound: Float32Array, from: number, to: number): number {
  const part = sound.subarray(from * RATE, to * RATE);
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
}

describe('playNotes', () => {
  it('sounds while the note lasts and is silent after it', async () => {
    const sound = await render([NOTE]);
    expect(loudness(sound, 0.1, 0.4)).toBeGreaterThan(0.05);
    expect(loudness(sound, 0.7, 0.95)).toBeLessThan(0.001);
  });

  it('plays the pitch: 440 periods a second', async () => {
    const sound = await render([NOTE]);
    const part = sound.subarray(0.1 * RATE, 0.4 * RATE);
    const risings = part.filter((value, at) => value >= 0 && (part[at - 1] ?? 0) < 0).length;
    expect(risings / 0.3).toBeGreaterThan(430);
    expect(risings / 0.3).toBeLessThan(450);
  });

  it('does not clip however many notes sound, and is silent at volume 0', async () => {
    const chord = Array.from({ length: 12 }, (_, index) => ({ ...NOTE, pitch: 48 + 2 * index }));
    const sound = await render(chord);
    expect(sound.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThan(1);
    expect(loudness(await render(chord, 0), 0, 1)).toBe(0);
  });

  it('tells when the bar is over, and not after a stop', async () => {
    const context = new AudioContext();
    let ends = 0;
    const stopped = playNotes(context, [NOTE], 4, { stepSeconds: 0.01, volume: 0 }, () => ends++);
    stopped.stop();
    await new Promise<void>((resolve) => {
      playNotes(context, [NOTE], 4, { stepSeconds: 0.03, volume: 0 }, resolve);
    });
    expect(ends).toBe(0);
    await context.close();
  });
});
