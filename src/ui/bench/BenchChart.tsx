import type { WorkloadReport } from '#core/bench-report.ts';
import { formatTick } from '#ui/panels/number-format.ts';
import styles from './bench.module.css';
import { NET_NAMES, benchStrings as words } from './strings.ts';

/** For each net two bars, stock over engine; the longer one fills the row, so that the pair shows the ratio. */
export function BenchChart({ reports }: { readonly reports: readonly WorkloadReport[] }) {
  return (
    <ul className={styles.chart} aria-label={words.times}>
      {reports.map((report) => (
        <li key={report.name} className={styles.pair}>
          <span className={styles.net}>{NET_NAMES[report.name]}</span>
          <span className={styles.ratio}>
            {report.ratio === null ? '' : words.faster(formatTick(report.ratio))}
          </span>
          <TimeBar side="stock" ms={report.stockMs} longest={longestOf(report)} />
          <TimeBar side="engine" ms={report.engineMs} longest={longestOf(report)} />
        </li>
      ))}
    </ul>
  );
}

interface TimeBarProps {
  readonly side: 'stock' | 'engine';
  /** Null where this side could not train the net. */
  readonly ms: number | null;
  readonly longest: number;
}

function TimeBar({ side, ms, longest }: TimeBarProps) {
  return (
    <span className={styles.time}>
      <span className={styles.side}>{words[side]}</span>
      <span className={styles.track} aria-hidden="true">
        {ms === null ? null : (
          <span
            className={styles.length}
            data-side={side}
            style={{ inlineSize: `${(100 * ms) / longest}%` }}
          />
        )}
      </span>
      <span className={styles.ms}>{ms === null ? words.cannotRun : `${formatMs(ms)} ms`}</span>
    </span>
  );
}

function longestOf({ stockMs, engineMs }: WorkloadReport): number {
  return Math.max(stockMs ?? 0, engineMs ?? 0, Number.MIN_VALUE);
}

export function formatMs(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : Math.round(ms).toLocaleString('en-GB');
}
