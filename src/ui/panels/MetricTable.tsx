import type { Exercise } from '#core/exercise.ts';
import { capitalise, formatNumber, metricName, unitSuffix } from '#core/number-text.ts';
import type { MetricResult } from '#core/verdict.ts';
import { DataTable } from './DataTable.tsx';
import { strings } from './strings.ts';
import { Twin } from './Twin.tsx';

interface MetricTableProps {
  readonly metrics: readonly MetricResult[];
  readonly exercise: Exercise;
}

/** All metrics with their intervals. */
export function MetricTable({ metrics, exercise }: MetricTableProps) {
  const words = strings.verdict;
  return (
    <Twin title={words.otherMetrics}>
      {() => (
        <DataTable
          caption={words.otherMetrics}
          headers={[words.metricName, words.metricValue, words.interval]}
          rows={metrics.map((each) => [
            capitalise(metricName(each.metric)),
            formatNumber(each.value) + unitSuffix(each.metric, exercise.task),
            `${formatNumber(each.low)} – ${formatNumber(each.high)}`,
          ])}
        />
      )}
    </Twin>
  );
}
