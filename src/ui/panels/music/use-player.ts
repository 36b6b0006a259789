import { useCallback, useEffect, useRef, useState } from 'react';
import type { RollNote } from './roll-notes.ts';
import { type Playback, playNotes } from './synth.ts';

export interface PlayerSettings {
  /** Beats a minute, four to the bar. */
  readonly tempo: number;
  /** 0 to 1. */
  readonly volume: number;
  readonly isLooping: boolean;
}

export interface Player {
  /** Which bar sounds; null when none does. */
  readonly playing: number | null;
  /** The browser gives no sound. */
  readonly isMute: boolean;
  play(bar: number, notes: readonly RollNote[], steps: number): void;
  stop(): void;
  /** How far the bar has come, 0 to 1; null when none plays. */
  readonly readPosition: () => number | null;
}

const BEATS = 4;

/** Plays one bar at a time through WebAudio. Sound starts with the first press, as browsers want it, and ends with the view. */
export function usePlayer({ tempo, volume, isLooping }: PlayerSettings): Player {
  const context = useRef<AudioContext | null>(null);
  const playback = useRef<(Playback & { readonly seconds: number }) | null>(null);
  const looping = useRef(isLooping);
  const [playing, setPlaying] = useState<number | null>(null);
  const [isMute, setMute] = useState(false);
  useEffect(() => {
    looping.current = isLooping;
  }, [isLooping]);
  useEffect(() => playback.current?.setVolume(volume), [volume]);
  useEffect(
    () => () => {
      playback.current?.stop();
      void context.current?.close();
    },
    [],
  );

  const stop = useCallback(() => {
    playback.current?.stop();
    playback.current = null;
    setPlaying(null);
  }, []);

  const play = (bar: number, notes: readonly RollNote[], steps: number): void => {
    stop();
    const audio = (context.current ??= openAudio());
    if (audio === null) {
      setMute(true);
      return;
    }
    void audio.resume().catch(() => setMute(true));
    const seconds = (BEATS * 60) / tempo;
    const start = (): void => {
      const options = { stepSeconds: seconds / steps, volume };
      const next = playNotes(audio, notes, steps, options, () => (looping.current ? start() : stop()));
      playback.current = { ...next, seconds };
    };
    start();
    setPlaying(bar);
  };

  const readPosition = useCallback(() => {
    const current = playback.current;
    if (current === null || context.current === null) return null;
    return Math.min(1, Math.max(0, (context.current.currentTime - current.startedAt) / current.seconds));
  }, []);

  return { playing, isMute, play, stop, readPosition };
}

function openAudio(): AudioContext | null {
  try {
    return new AudioContext();
  } catch {
    return null;
  }
}
