import { useEffect, useRef } from 'react';
import { usePalette } from '#ui/panels/use-palette.ts';
import type { PitchRange, RollNote } from './roll-notes.ts';

interface RollThumbProps {
  readonly notes: readonly RollNote[];
  readonly steps: number;
  readonly range: PitchRange;
  readonly colour: number;
}

const SCALE = 2;
const ROW = 2;

/** A bar's notes, small; decoration beside its name. */
export function RollThumb({ notes, steps, range, colour }: RollThumbProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const height = (range.high - range.low + 1) * ROW;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null) return;
    context.clearRect(0, 0, steps * SCALE, height);
    context.fillStyle = palette.series[colour % palette.series.length] ?? palette.text;
    for (const { pitch, start, length } of notes)
      context.fillRect(start * SCALE, (range.high - pitch) * ROW, Math.max(2, length * SCALE - 1), ROW);
  }, [notes, steps, range, colour, palette, height]);
  return <canvas ref={canvas} width={steps * SCALE} height={height} aria-hidden="true" />;
}
