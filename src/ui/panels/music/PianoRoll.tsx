import { useEffect, useRef } from 'react';
import { type Palette, usePalette } from '#ui/panels/use-palette.ts';
import { useSize } from '#ui/panels/use-size.ts';
import styles from './music.module.css';
import { type PitchRange, type RollNote, pitchName } from './roll-notes.ts';

interface PianoRollProps {
  readonly notes: readonly RollNote[];
  readonly steps: number;
  readonly range: PitchRange;
  /** Index of the series colour. */
  readonly colour: number;
  readonly label: string;
  /** 0 to 1 while it plays, else null; asked for at every frame. */
  readonly readPosition: (() => number | null) | null;
}

const HEIGHT = 220;
const MARGIN = 34;
const BEATS = 4;

/** The notes of a bar over time: pitches upwards, beats as lines, and a line that runs along while it plays. */
export function PianoRoll({ notes, steps, range, colour, label, readPosition }: PianoRollProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const palette = usePalette();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null || width === 0) return;
    drawRoll(context, { notes, steps, range, width, palette, colour });
  }, [notes, steps, range, width, palette, colour]);
  useEffect(() => {
    if (readPosition === null) return;
    let frame = 0;
    const follow = (): void => {
      const position = readPosition() ?? 0;
      if (playhead.current !== null)
        playhead.current.style.translate = `${MARGIN + position * (width - MARGIN)}px`;
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [readPosition, width]);
  return (
    <div ref={box} className={styles.roll} role="img" aria-label={label}>
      <canvas ref={canvas} style={{ blockSize: HEIGHT }} />
      {readPosition === null ? null : <div ref={playhead} className={styles.playhead} />}
    </div>
  );
}

interface Drawn extends Pick<PianoRollProps, 'notes' | 'steps' | 'range' | 'colour'> {
  readonly width: number;
  readonly palette: Palette;
}

function drawRoll(context: CanvasRenderingContext2D, drawn: Drawn): void {
  const { notes, steps, range, width, palette, colour } = drawn;
  const ratio = devicePixelRatio;
  context.canvas.width = width * ratio;
  context.canvas.height = HEIGHT * ratio;
  context.scale(ratio, ratio);
  const stepWidth = (width - MARGIN) / steps;
  const rowHeight = HEIGHT / (range.high - range.low + 1);
  const top = (pitch: number): number => (range.high - pitch) * rowHeight;
  context.font = palette.font;
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  for (let pitch = range.low; pitch <= range.high; pitch++) {
    if (pitch % 12 !== 0) continue;
    const y = Math.round(top(pitch) + rowHeight) - 0.5;
    line(context, palette.grid, MARGIN, y, width, y);
    context.fillStyle = palette.axis;
    context.fillText(pitchName(pitch), 6, Math.min(HEIGHT - 8, Math.max(8, top(pitch) + rowHeight / 2)));
  }
  for (let beat = 0; beat < BEATS; beat++) {
    const x = Math.round(MARGIN + (beat * steps * stepWidth) / BEATS) + 0.5;
    line(context, palette.grid, x, 0, x, HEIGHT);
  }
  context.fillStyle = palette.series[colour % palette.series.length] ?? palette.text;
  for (const { pitch, start, length } of notes)
    context.fillRect(
      MARGIN + start * stepWidth,
      top(pitch) + 0.5,
      // A gap, so that two notes in a row are two.
      Math.max(2, length * stepWidth - 1),
      Math.max(2, rowHeight - 1),
    );
}

function line(
  context: CanvasRenderingContext2D,
  colour: string,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}
