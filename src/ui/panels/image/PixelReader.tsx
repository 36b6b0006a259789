import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { type ImageShape, readImage } from '#ui/panels/image-pixels.ts';
import panelStyles from '#ui/panels/panels.module.css';
import styles from './image.module.css';
import { strings as words } from './strings.ts';

interface PixelReaderProps {
  /** [count, height, width, channels] */
  readonly pixels: Uint8Array;
  readonly row: number;
  readonly shape: ImageShape;
  readonly name: string;
}

interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** Sides of about this many CSS pixels show every pixel of the image as a square of the same size. */
const SHOWN_SIDE = 420;
const STEPS: Readonly<Record<string, Pixel>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** One image, large; the values of the pixel that is pointed at, or reached by arrow keys. */
export function PixelReader({ pixels, row, shape, name }: PixelReaderProps) {
  const [height, width, channels] = shape;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [at, setAt] = useState<Pixel | null>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(readImage(pixels, row, [height, width, channels]), 0, 0);
  }, [pixels, row, height, width, channels]);
  const scale = Math.max(1, Math.floor(SHOWN_SIDE / Math.max(width, height)));

  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    setAt({
      x: clamp(Math.floor(((event.clientX - box.left) / box.width) * width), width),
      y: clamp(Math.floor(((event.clientY - box.top) / box.height) * height), height),
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setAt((from) =>
      from === null
        ? { x: 0, y: 0 }
        : { x: clamp(from.x + step.x, width), y: clamp(from.y + step.y, height) },
    );
  };
  const start = at === null ? 0 : ((row * height + at.y) * width + at.x) * channels;
  const values = [...pixels.subarray(start, start + channels)];

  return (
    <div className={styles.reader} style={{ inlineSize: `min(100%, ${scale * width}px)` }}>
      {/* Reads pixels by arrow keys, so it takes the focus and the keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application by its role */}
      <div
        className={styles.picture}
        style={{ aspectRatio: `${width} / ${height}` }}
        role="application"
        aria-label={words.picture(name, width, height)}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onPointerMove={onPointerMove}
        onPointerDown={onPointerMove}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} width={width} height={height} />
        {at === null ? null : (
          <span
            className={styles.crosshair}
            style={{
              inlineSize: `${100 / width}%`,
              blockSize: `${100 / height}%`,
              insetInlineStart: `${(100 * at.x) / width}%`,
              insetBlockStart: `${(100 * at.y) / height}%`,
            }}
          />
        )}
      </div>
      <p role="status" className={panelStyles.muted}>
        {at === null ? (
          words.pixelHint
        ) : (
          <>
            {words.pixel(at.x, at.y)}:{' '}
            <strong>
              {channels === 1
                ? words.pixelGrey(values[0] ?? 0)
                : values.map((value, channel) => `${words.channelNames[channel]} ${value}`).join(', ')}
            </strong>
          </>
        )}
      </p>
    </div>
  );
}

function clamp(value: number, count: number): number {
  return Math.min(count - 1, Math.max(0, value));
}
