import { useRef } from 'react';
import styles from './charts.module.css';
import { DataTable } from './DataTable.tsx';
import { formatCount, formatLog, formatTick } from './number-format.ts';
import { strings } from './strings.ts';
import { niceTicks } from './ticks.ts';
import { Twin } from './Twin.tsx';
import { useWidth } from './use-width.ts';

/** Counts of one group in all intervals. */
export interface HistogramGroup {
  readonly name: string;
  readonly counts: readonly number[];
  /** Number of the palette's colour, 1 to 7; 0 is muted. */
  readonly colour: number;
}

interface HistogramProps {
  readonly label: string;
  /** One more than `counts`. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly xLabel: string;
  /** Parts of `counts`, stacked upwards in this order. */
  readonly groups?: readonly HistogramGroup[];
  readonly formatX?: (value: number | undefined) => string;
  /** A value of x to compare with. */
  readonly marker?: { readonly at: number; readonly name: string } | null;
}

const HEIGHT = 130;
const LEFT = 46;
const BASE = HEIGHT - 22;

/** Counts by interval as columns, with their table. */
export function Histogram(props: HistogramProps) {
  const { label, edges, counts, xLabel, groups = [], formatX = formatLog } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const most = Math.max(1, ...counts);
  const low = edges[0] ?? 0;
  const high = edges.at(-1) ?? 1;
  const marker =
    props.marker != null && props.marker.at >= low && props.marker.at <= high ? props.marker : null;
  const toX = (value: number): number => LEFT + ((value - low) / (high - low || 1)) * (width - LEFT - 10);
  const toY = (count: number): number => BASE - (count / most) * (BASE - 8);
  const stacked = groups.length === 0 ? [{ name: '', counts, colour: 1 }] : groups;
  return (
    <figure className={styles.figure}>
      <div ref={box} style={{ blockSize: HEIGHT }}>
        {width === 0 ? null : (
          <svg width={width} height={HEIGHT} role="img" aria-label={label} className={styles.svg}>
            {niceTicks(0, most, 3).map((tick) => (
              <g key={tick} className={styles.tick}>
                <path d={`M${LEFT} ${toY(tick)}H${width - 10}`} />
                <text x={LEFT - 6} y={toY(tick) + 4} textAnchor="end">
                  {formatTick(tick)}
                </text>
              </g>
            ))}
            {stacked.map((group, level) =>
              group.counts.map((count, index) => {
                const from = toX(edges[index] ?? 0);
                const to = toX(edges[index + 1] ?? 0);
                const below = stacked
                  .slice(0, level)
                  .reduce((sum, each) => sum + (each.counts[index] ?? 0), 0);
                return count === 0 ? null : (
                  <rect
                    key={`${level} ${index}`}
                    className={styles.column}
                    data-colour={group.colour}
                    x={from}
                    y={toY(below + count)}
                    width={Math.max(1, to - from - 1)}
                    height={toY(below) - toY(below + count)}
                  />
                );
              }),
            )}
            {marker === null ? null : <path className={styles.marker} d={`M${toX(marker.at)} 4V${BASE}`} />}
            {niceTicks(low, high, (width - LEFT) / 80).map((tick) => (
              <text key={tick} className={styles.xTick} x={toX(tick)} y={HEIGHT - 6} textAnchor="middle">
                {Math.abs(tick) < 1e5 ? formatX(tick) : formatTick(tick)}
              </text>
            ))}
          </svg>
        )}
      </div>
      <figcaption className={styles.legend}>
        {groups.map((group) => (
          <span key={group.name} className={styles.key}>
            <svg width="10" height="10" aria-hidden="true">
              <rect width="10" height="10" rx="1" className={styles.column} data-colour={group.colour} />
            </svg>
            {group.name}
          </span>
        ))}
        {marker === null ? null : (
          <span className={styles.key}>
            <svg width="10" height="10" aria-hidden="true">
              <path className={styles.marker} d="M5 0V10" />
            </svg>
            {marker.name}
          </span>
        )}
        <span className={styles.xName}>{xLabel}</span>
      </figcaption>
      <Twin title={strings.charts.numbers}>
        {() => (
          <DataTable
            caption={label}
            headers={[strings.charts.interval, ...groups.map((group) => group.name), strings.charts.count]}
            rows={counts.map((count, index) => [
              intervalText(edges[index], edges[index + 1], formatX),
              ...groups.map((group) => formatCount(group.counts[index] ?? 0)),
              formatCount(count),
            ])}
          />
        )}
      </Twin>
    </figure>
  );
}

/** '20 – 30', or one whole number where the interval is drawn around it. */
function intervalText(from = NaN, to = NaN, format: (value: number | undefined) => string): string {
  const isWhole = to - from === 1 && Number.isInteger(from + 0.5);
  return isWhole ? format(from + 0.5) : `${format(from)} – ${format(to)}`;
}
