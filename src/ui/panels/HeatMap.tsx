import { useEffect, useRef } from 'react';
import styles from './charts.module.css';
import { DataTable } from './DataTable.tsx';
import { formatLog } from './number-format.ts';
import { strings } from './strings.ts';
import { extentOf } from './ticks.ts';
import { Twin } from './Twin.tsx';

interface HeatMapProps {
  readonly label: string;
  readonly xNames: readonly string[];
  readonly yNames: readonly string[];
  /** values[y][x] */
  readonly values: readonly (readonly number[])[];
}

/** A large matrix as a picture of one pixel a value, with its table. */
export function HeatMap({ label, xNames, yNames, values }: HeatMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const columns = Math.max(1, ...values.map((row) => row.length));
  const rows = Math.max(1, values.length);
  const range = extentOf(values.flat(), 0) ?? [0, 1];
  const [low, high] = range;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null) return;
    const image = context.createImageData(columns, rows);
    values.forEach((row, y) =>
      row.forEach((value, x) => {
        const share = (value - low) / (high - low || 1);
        const at = (y * columns + x) * 4;
        // White to the palette's blue; missing values stay transparent.
        image.data.set(
          [255 - 255 * share, 255 - 141 * share, 255 - 77 * share, Number.isFinite(share) ? 255 : 0],
          at,
        );
      }),
    );
    context.putImageData(image, 0, 0);
  }, [values, columns, rows, low, high]);
  return (
    <figure className={styles.figure}>
      <canvas
        ref={canvas}
        width={columns}
        height={rows}
        className={styles.heat}
        role="img"
        aria-label={label}
      />
      <figcaption className={styles.legend}>
        {strings.charts.heatRange(formatLog(low), formatLog(high))}
      </figcaption>
      <Twin title={strings.charts.numbers}>
        {() => (
          <DataTable
            caption={label}
            headers={['', ...xNames]}
            rows={values.map((row, index) => [yNames[index] ?? '', ...row.map(formatLog)])}
          />
        )}
      </Twin>
    </figure>
  );
}
