import { type RollNote, countVoices, pitchFrequency } from './roll-notes.ts';

export interface PlayOptions {
  /** How long one step lasts. */
  readonly stepSeconds: number;
  /** 0 to 1. */
  readonly volume: number;
}

/** Notes under way. */
export interface Playback {
  /** On the context's clock. */
  readonly startedAt: number;
  setVolume(volume: number): void;
  stop(): void;
}

const ATTACK_SECONDS = 0.008;
const RELEASE_SECONDS = 0.06;
/** Where a held note settles, as a share of its first loudness. */
const SUSTAIN = 0.6;

/** Plays notes from now on: a triangle wave each, loud at first, as a struck string. `onEnded` comes unless stopped before. */
export function playNotes(
  context: BaseAudioContext,
  notes: readonly RollNote[],
  steps: number,
  { stepSeconds, volume }: PlayOptions,
  onEnded: () => void,
): Playback {
  const startedAt = context.currentTime + 0.03;
  const master = context.createGain();
  // Voices add up; by the root of their number they stay about as loud and do not clip.
  const headroom = 0.5 / Math.sqrt(Math.max(1, countVoices(notes)));
  master.gain.value = volume * headroom;
  master.connect(context.destination);
  const voices = notes.map((note) => startVoice(context, master, note, startedAt, stepSeconds));
  // A silent clock: its end is the end of the bar, on time even in a hidden tab.
  const clock = context.createConstantSource();
  clock.start(startedAt);
  clock.stop(startedAt + steps * stepSeconds);
  clock.onended = onEnded;
  return {
    startedAt,
    setVolume: (next) => master.gain.setTargetAtTime(next * headroom, context.currentTime, 0.02),
    stop: () => {
      clock.onended = null;
      clock.stop();
      for (const voice of voices) voice.stop();
      master.disconnect();
    },
  };
}

function startVoice(
  context: BaseAudioContext,
  output: AudioNode,
  { pitch, start, length }: RollNote,
  startedAt: number,
  stepSeconds: number,
): OscillatorNode {
  const from = startedAt + start * stepSeconds;
  const to = from + length * stepSeconds;
  const oscillator = context.createOscillator();
  oscillator.type = 'triangle';
  oscillator.frequency.value = pitchFrequency(pitch);
  const loudness = context.createGain();
  loudness.gain.setValueAtTime(0, from);
  loudness.gain.linearRampToValueAtTime(1, from + ATTACK_SECONDS);
  loudness.gain.setTargetAtTime(SUSTAIN, from + ATTACK_SECONDS, 0.15);
  loudness.gain.setTargetAtTime(
    0,
    Math.max(from + ATTACK_SECONDS, to - RELEASE_SECONDS),
    RELEASE_SECONDS / 3,
  );
  oscillator.connect(loudness).connect(output);
  oscillator.start(from);
  oscillator.stop(to + RELEASE_SECONDS);
  return oscillator;
}
