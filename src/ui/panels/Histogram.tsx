import { useRef } from 'react';
import styles from './charts.module.css';
import { DataTable } from './DataTable.tsx';
import { formatCount, formatLog } from './number-format.ts';
import { strings } from './strings.ts';
import { niceTicks } from './ticks.ts';
import { Twin } from './Twin.tsx';
import { useWidth } from './use-width.ts';

interface HistogramProps {
  readonly label: string;
  /** One more than `counts`. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly xLabel: string;
}

const HEIGHT = 130;
const LEFT = 46;
const BASE = HEIGHT - 22;

/** Counts by interval as columns, with their table. */
export function Histogram({ label, edges, counts, xLabel }: HistogramProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const most = Math.max(1, ...counts);
  const low = edges[0] ?? 0;
  const high = edges.at(-1) ?? 1;
  const toX = (value: number): number => LEFT + ((value - low) / (high - low || 1)) * (width - LEFT - 10);
  const toY = (count: number): number => BASE - (count / most) * (BASE - 8);
  return (
    <figure className={styles.figure}>
      <div ref={box} style={{ blockSize: HEIGHT }}>
        {width === 0 ? null : (
          <svg width={width} height={HEIGHT} role="img" aria-label={label} className={styles.svg}>
            {niceTicks(0, most, 3).map((tick) => (
              <g key={tick} className={styles.tick}>
                <path d={`M${LEFT} ${toY(tick)}H${width - 10}`} />
                <text x={LEFT - 6} y={toY(tick) + 4} textAnchor="end">
                  {formatLog(tick)}
                </text>
              </g>
            ))}
            {counts.map((count, index) => {
              const from = toX(edges[index] ?? 0);
              const to = toX(edges[index + 1] ?? 0);
              return (
                <rect
                  key={index}
                  className={styles.column}
                  x={from}
                  y={toY(count)}
                  width={Math.max(1, to - from - 1)}
                  height={BASE - toY(count)}
                />
              );
            })}
            {niceTicks(low, high, (width - LEFT) / 80).map((tick) => (
              <text key={tick} className={styles.xTick} x={toX(tick)} y={HEIGHT - 6} textAnchor="middle">
                {formatLog(tick)}
              </text>
            ))}
          </svg>
        )}
      </div>
      <figcaption className={styles.legend}>
        <span className={styles.xName}>{xLabel}</span>
      </figcaption>
      <Twin title={strings.charts.numbers}>
        {() => (
          <DataTable
            caption={label}
            headers={[strings.charts.interval, strings.charts.count]}
            rows={counts.map((count, index) => [
              `${formatLog(edges[index])} – ${formatLog(edges[index + 1])}`,
              formatCount(count),
            ])}
          />
        )}
      </Twin>
    </figure>
  );
}
