import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { type ImageShape, paintImage } from '#ui/panels/image-pixels.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { useSize } from '#ui/panels/use-size.ts';
import styles from './image.module.css';
import { type SheetLayout, layOutSheet, movePlace, placeAt } from './sheet-layout.ts';
import { strings as words } from './strings.ts';

interface ImageSheetProps {
  /** [count, height, width, channels] */
  readonly pixels: Uint8Array;
  readonly shape: ImageShape;
  /** Rows shown, in order. */
  readonly indices: readonly number[];
  /** Least side of a tile, CSS pixels. */
  readonly leastTile: number;
  readonly label: string;
  /** The class of a row. */
  readonly nameOf: (row: number) => string;
  /** Gets the place in `indices`. */
  readonly onOpen: (place: number) => void;
}

/**
 * Any number of images in a scrolling box: one canvas stays in view and draws the tiles that would be there. To a screen
 * reader it is a list whose one present option is the image in focus.
 */
export function ImageSheet({ pixels, shape, indices, leastTile, label, nameOf, onOpen }: ImageSheetProps) {
  const id = useId();
  const viewport = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = useSize(viewport);
  const [current, setCurrent] = useState(0);
  const [pointed, setPointed] = useState<number | null>(null);
  const count = indices.length;
  const layout = layOutSheet(width, count, leastTile);
  const { columns, pitch, tile } = layout;
  const place = Math.min(current, count - 1);

  const draw = useCallback(() => {
    const context = canvas.current?.getContext('2d', { alpha: false });
    if (context == null || viewport.current === null || width === 0) return;
    drawTiles(context, layOutSheet(width, count, leastTile), {
      pixels,
      shape,
      indices,
      height,
      top: viewport.current.scrollTop,
      paper: getComputedStyle(viewport.current).backgroundColor,
    });
  }, [pixels, shape, indices, count, leastTile, width, height]);
  useEffect(draw, [draw]);
  const onScroll = useOncePerFrame(draw);

  const placeUnder = (event: MouseEvent<HTMLElement>): number | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const top = event.currentTarget.scrollTop;
    return placeAt(layout, count, event.clientX - box.left - 1, event.clientY - box.top - 1 + top);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' || event.key === ' ') onOpen(place);
    const next = movePlace(layout, count, place, event.key, Math.max(1, Math.floor(height / pitch)));
    if (next === null && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (next === null) return;
    setCurrent(next);
    scrollToPlace(event.currentTarget, layout, next, height);
  };

  return (
    <>
      <div
        ref={viewport}
        className={styles.viewport}
        style={{ blockSize: `min(var(--sheet-height), ${layout.height + 2}px)` }}
        tabIndex={0}
        role="listbox"
        aria-label={label}
        aria-describedby={`${id}-help`}
        aria-activedescendant={`${id}-current`}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const next = placeUnder(event);
          if (next === null) return;
          setCurrent(next);
          onOpen(next);
        }}
        onMouseMove={(event) => setPointed(placeUnder(event))}
        onMouseLeave={() => setPointed(null)}
      >
        <canvas
          ref={canvas}
          data-sheet
          className={styles.sheet}
          style={{ blockSize: height }}
          aria-hidden="true"
        />
        <div
          style={{ blockSize: Math.max(0, layout.height - height) }}
          className={styles.spacer}
          aria-hidden="true"
        />
        <div
          id={`${id}-current`}
          className={styles.current}
          role="option"
          aria-selected="true"
          aria-posinset={place + 1}
          aria-setsize={count}
          aria-label={words.place(place + 1, count, nameOf(indices[place] ?? 0), indices[place] ?? 0)}
          style={{
            inlineSize: tile,
            blockSize: tile,
            translate: `${(place % columns) * pitch}px ${Math.floor(place / columns) * pitch}px`,
          }}
        />
      </div>
      <p id={`${id}-help`} className={panelStyles.muted}>
        {pointed === null
          ? words.sheetHelp
          : words.under(nameOf(indices[pointed] ?? 0), indices[pointed] ?? 0)}
      </p>
    </>
  );
}

interface Drawn {
  readonly pixels: Uint8Array;
  readonly shape: ImageShape;
  readonly indices: readonly number[];
  /** Of the visible part, and how far it is scrolled. */
  readonly height: number;
  readonly top: number;
  readonly paper: string;
}

function drawTiles(context: CanvasRenderingContext2D, layout: SheetLayout, drawn: Drawn): void {
  const { pixels, shape, indices, height, top, paper } = drawn;
  const { columns, rows, tile, pitch } = layout;
  const ratio = devicePixelRatio;
  const { canvas } = context;
  const width = columns * pitch;
  const size = [Math.round(canvas.clientWidth * ratio), Math.round(height * ratio)] as const;
  // Setting a size frees and allocates the picture, so only when it is a new one.
  if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = paper;
  context.fillRect(0, 0, Math.max(width, canvas.clientWidth), height);
  // Enlarged pixels stay sharp; reduced images are averaged.
  context.imageSmoothingEnabled = tile * ratio < shape[1];
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [shape[1], shape[0]];
  const ink = picture.getContext('2d', { willReadFrequently: true });
  const image = new ImageData(shape[1], shape[0]);
  const lastRow = Math.min(rows - 1, Math.floor((top + height) / pitch));
  for (let row = Math.floor(top / pitch); row <= lastRow; row++)
    for (let column = 0; column < columns; column++) {
      const index = indices[row * columns + column];
      if (index === undefined) break;
      paintImage(image, pixels, index, shape);
      ink?.putImageData(image, 0, 0);
      context.drawImage(picture, column * pitch, row * pitch - top, tile, tile);
    }
}

function scrollToPlace(viewport: HTMLElement, layout: SheetLayout, place: number, height: number): void {
  const top = Math.floor(place / layout.columns) * layout.pitch;
  if (top < viewport.scrollTop) viewport.scrollTop = top;
  else if (top + layout.tile > viewport.scrollTop + height)
    viewport.scrollTop = top + layout.tile - height + 2;
}

/** Scroll events can come more often than frames. */
function useOncePerFrame(work: () => void): () => void {
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(work);
  }, [work]);
}
