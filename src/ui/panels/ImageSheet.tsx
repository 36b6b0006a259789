import { useCallback, useEffect, useRef } from 'react';
import { type ImageShape, readImage } from './image-pixels.ts';
import styles from './samples.module.css';
import { useWidth } from './use-width.ts';

interface ImageSheetProps {
  /** [count, height, width, channels] */
  readonly pixels: Uint8Array;
  readonly shape: ImageShape;
  /** Which images, in order. */
  readonly indices: readonly number[];
  readonly label: string;
}

const HEIGHT = 298;
const LEAST_TILE = 44;
const GAP = 3;

/** Any number of images in a scrolling box: one canvas stays in view and draws the rows that would be there. */
export function ImageSheet({ pixels, shape, indices, label }: ImageSheetProps) {
  const viewport = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(viewport);
  const columns = Math.max(1, Math.floor((width + GAP) / (LEAST_TILE + GAP)));
  const rows = Math.ceil(indices.length / columns);
  const tile = Math.max(1, Math.floor((width - GAP * (columns - 1)) / columns));
  const pitch = tile + GAP;
  const total = rows * pitch - GAP;
  const height = Math.min(HEIGHT, Math.max(tile, total));

  const draw = useCallback(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null || viewport.current === null || width === 0) return;
    const ratio = devicePixelRatio;
    context.canvas.width = width * ratio;
    context.canvas.height = height * ratio;
    context.imageSmoothingEnabled = false;
    context.scale(ratio, ratio);
    const top = viewport.current.scrollTop;
    const picture = new OffscreenCanvas(shape[1], shape[0]);
    const ink = picture.getContext('2d');
    const firstRow = Math.floor(top / pitch);
    const lastRow = Math.min(rows - 1, Math.floor((top + height) / pitch));
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = 0; column < columns; column++) {
        const index = indices[row * columns + column];
        if (index === undefined) break;
        ink?.putImageData(readImage(pixels, index, shape), 0, 0);
        context.drawImage(picture, column * pitch, row * pitch - top, tile, tile);
      }
  }, [pixels, shape, indices, width, height, columns, rows, tile, pitch]);

  useEffect(draw, [draw]);

  return (
    <div
      ref={viewport}
      className={styles.viewport}
      // Scrolls, so it takes the focus.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={label}
      onScroll={draw}
    >
      <canvas ref={canvas} className={styles.sheet} style={{ blockSize: height }} aria-hidden="true" />
      <div className={styles.spacer} style={{ blockSize: Math.max(0, total - height) }} />
    </div>
  );
}
