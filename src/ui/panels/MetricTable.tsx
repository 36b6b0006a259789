import type { Exercise } from '#core/exercise.ts';
import { capitalise, metricName, unitSuffix } from '#core/number-text.ts';
import type { MetricResult } from '#core/verdict.ts';
import { DataTable } from './DataTable.tsx';
import { formatAlike } from './number-format.ts';
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
          rows={metrics.map((each) => {
            const [value = '', low, high] = formatAlike([each.value, each.low, each.high]);
            return [
              capitalise(metricName(each.metric)),
              value + unitSuffix(each.metric, exercise.task),
              `${low} – ${high}`,
            ];
          })}
        />
      )}
    </Twin>
  );
}
