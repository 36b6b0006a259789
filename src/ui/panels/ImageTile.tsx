import { useEffect, useRef } from 'react';
import { readImage } from './image-pixels.ts';
import styles from './samples.module.css';

interface ImageTileProps {
  /** [count, height, width, channels] */
  readonly pixels: Uint8Array;
  readonly index: number;
  /** [height, width, channels] */
  readonly shape: readonly [number, number, number];
  readonly label: string;
}

/** One image of a data set, its pixels kept sharp. */
export function ImageTile({ pixels, index, shape, label }: ImageTileProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [height, width, channels] = shape;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    context?.putImageData(readImage(pixels, index, [height, width, channels]), 0, 0);
  }, [pixels, index, height, width, channels]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      className={styles.image}
      role="img"
      aria-label={label}
    />
  );
}
