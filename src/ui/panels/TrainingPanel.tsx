import { memo, useMemo } from 'react';
import type { Chart } from '#core/chart.ts';
import type { CurvePoint, RunRecord, RunState } from '#session/state.ts';
import chartStyles from './charts.module.css';
import { ChartView } from './ChartView.tsx';
import { readCurves, readReports } from './curve-data.ts';
import { CurvePlot } from './CurvePlot.tsx';
import { EpochTable } from './EpochTable.tsx';
import styles from './panels.module.css';
import { RunProgress } from './RunProgress.tsx';
import { strings } from './strings.ts';
import { Twin } from './Twin.tsx';
import { useThrottled } from './use-throttled.ts';

export interface TrainingPanelProps {
  readonly run: RunState;
  /** The run on screen; null before the first. */
  readonly record: RunRecord | null;
  /** Another attempt, drawn dotted beneath. */
  readonly compareWith: RunRecord | null;
}

/** Curves are drawn at most ten times a second, whatever the pace of the run. */
const REDRAW_MS = 100;
const NO_POINTS: readonly CurvePoint[] = [];
const NO_REPORTS: RunRecord['reports'] = [];
const NO_CHARTS: readonly Chart[] = [];

/** A run under way or over: progress, live curves, and what the code itself drew. */
export function TrainingPanel({ run, record, compareWith }: TrainingPanelProps) {
  const earlier = compareWith?.id === record?.id ? null : compareWith;
  const shown = useThrottled(
    useMemo(
      () => ({
        epochs: record?.epochs ?? NO_POINTS,
        live: run.status === 'running' ? run.live : NO_POINTS,
        reports: record?.reports ?? NO_REPORTS,
        charts: record?.charts ?? NO_CHARTS,
      }),
      [record, run],
    ),
    REDRAW_MS,
  );
  if (record === null && run.status === 'idle')
    return (
      <div className={styles.panel}>
        <p className={styles.empty}>
          <strong>{strings.training.emptyTitle}</strong>
          {strings.training.empty}
        </p>
      </div>
    );
  return (
    <div className={styles.panel}>
      <RunProgress run={run} record={record} />
      {earlier === null ? null : <p className={styles.muted}>{strings.training.comparing(earlier.number)}</p>}
      <Curves epochs={shown.epochs} live={shown.live} earlier={earlier?.epochs ?? NO_POINTS} />
      <Reports reports={shown.reports} earlier={earlier?.reports ?? NO_REPORTS} />
      <Charts charts={shown.charts} />
    </div>
  );
}

interface CurvesProps {
  readonly epochs: readonly CurvePoint[];
  readonly live: readonly CurvePoint[];
  readonly earlier: readonly CurvePoint[];
}

const Curves = memo(function Curves({ epochs, live, earlier }: CurvesProps) {
  const curves = useMemo(() => readCurves(epochs, live, earlier), [epochs, live, earlier]);
  if (curves.length === 0) return null;
  return (
    <section className={styles.section} aria-label={strings.training.curves}>
      <div className={chartStyles.plots}>
        {curves.map((each) => (
          <CurvePlot key={each.metric} curves={each} xName={strings.training.epoch} />
        ))}
      </div>
      {epochs.length === 0 ? null : (
        <Twin title={strings.training.numbers}>
          {() => <EpochTable epochs={epochs} xName={strings.training.epoch} />}
        </Twin>
      )}
    </section>
  );
});

interface ReportsProps {
  readonly reports: RunRecord['reports'];
  readonly earlier: RunRecord['reports'];
}

const Reports = memo(function Reports({ reports, earlier }: ReportsProps) {
  const curves = useMemo(() => readReports(reports, earlier), [reports, earlier]);
  if (reports.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{strings.training.reports}</h2>
      <div className={chartStyles.plots}>
        {curves.map((each) => (
          <CurvePlot key={each.metric} curves={each} xName={strings.training.step} />
        ))}
      </div>
      <Twin title={strings.training.numbers}>
        {() => (
          <EpochTable
            epochs={reports.map((report) => ({ fit: 1, epoch: report.step, logs: report.logs }))}
            xName={strings.training.step}
          />
        )}
      </Twin>
    </section>
  );
});

const Charts = memo(function Charts({ charts }: { readonly charts: readonly Chart[] }) {
  if (charts.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{strings.training.charts}</h2>
      {charts.map((chart) => (
        <ChartView key={`${chart.tab}/${chart.surface}`} chart={chart} />
      ))}
    </section>
  );
});
