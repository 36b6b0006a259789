import { type Exercise, isHigherBetter } from '#core/exercise.ts';
import { metricName, unitSuffix } from '#core/number-text.ts';
import type { MetricResult, Verdict } from '#core/verdict.ts';
import { scoreOf } from '#core/verdict.ts';
import type { RunRecord } from '#session/state.ts';
import { formatAlike, formatSigned } from './number-format.ts';
import panelStyles from './panels.module.css';
import { strings } from './strings.ts';
import styles from './verdict.module.css';

interface ScoreHeadProps {
  readonly verdict: Extract<Verdict, { readonly score: number }>;
  /** The metric that the levels are in; null when it could not be measured. */
  readonly metric: MetricResult | null;
  readonly exercise: Exercise;
  readonly previous: RunRecord | null;
}

const words = strings.verdict;

/** The score, the metric behind it with its interval, and the step from the attempt before. */
export function ScoreHead({ verdict, metric, exercise, previous }: ScoreHeadProps) {
  const unit = metric === null ? '' : unitSuffix(metric.metric, exercise.task);
  const [value = '', low = '', high = ''] = formatAlike(
    metric === null ? [] : [metric.value, metric.low, metric.high],
  );
  return (
    <div className={styles.head}>
      <p className={styles.score}>
        {verdict.score}
        <small> {words.outOf}</small>
      </p>
      <div>
        {verdict.status === 'passed' ? (
          <p>
            <span className={panelStyles.tag} data-tone="success">
              {words.passed}
            </span>
          </p>
        ) : null}
        {metric === null ? null : <p>{words.metric(metricName(metric.metric), value + unit, low, high)}</p>}
        {verdict.heldOutRows === 0 || metric === null ? null : (
          <p className={panelStyles.muted}>{words.rows(verdict.heldOutRows)}</p>
        )}
        <Delta verdict={verdict} metric={metric} previous={previous} unit={unit} />
      </div>
    </div>
  );
}

function Delta({
  verdict,
  metric,
  previous,
  unit,
}: Omit<ScoreHeadProps, 'exercise'> & { readonly unit: string }) {
  const before = previous?.verdict ?? null;
  const scoreBefore = before === null ? null : scoreOf(before);
  if (before === null || scoreBefore === null || !('metrics' in before)) return null;
  const metricBefore = before.metrics.find((each) => each.metric === metric?.metric);
  const parts: string[] = [];
  if (verdict.score !== scoreBefore) parts.push(words.scoreDelta(formatSigned(verdict.score - scoreBefore)));
  let isBetter: boolean | null = null;
  if (metric !== null && metricBefore !== undefined && Number.isFinite(metric.value - metricBefore.value)) {
    const change = metric.value - metricBefore.value;
    parts.push(`${metricName(metric.metric)} ${formatSigned(change)}${unit}`);
    isBetter = change === 0 ? null : change > 0 === isHigherBetter(metric.metric);
  }
  if (parts.length === 0) return <p className={panelStyles.muted}>{words.sameScore}</p>;
  return (
    <p className={styles.delta} data-better={isBetter ?? undefined}>
      {words.delta(parts.join(', '))}
    </p>
  );
}
