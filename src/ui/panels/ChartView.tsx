import { useMemo } from 'react';
import { assertNever } from '#core/assert-never.ts';
import type { Chart } from '#core/chart.ts';
import { BarTable } from './BarTable.tsx';
import { DataTable } from './DataTable.tsx';
import { HeatMap } from './HeatMap.tsx';
import { Histogram } from './Histogram.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import { formatLog } from './number-format.ts';
import styles from './panels.module.css';
import { strings } from './strings.ts';
import { Twin } from './Twin.tsx';
import { XyChart } from './XyChart.tsx';
import type { XySeries } from './xy-scale.ts';

/** A drawing that the learner's code asked for. */
export function ChartView({ chart }: { readonly chart: Chart }) {
  const title = chart.title === '' ? chart.surface : chart.title;
  return (
    <div className={styles.section}>
      <h3 className={styles.noticeTitle}>{title}</h3>
      <Body chart={chart} title={title} />
    </div>
  );
}

/** Matrices with more columns are drawn as a picture. */
const LARGEST_GRID = 24;

function Body({ chart, title }: { readonly chart: Chart; readonly title: string }) {
  switch (chart.kind) {
    case 'line':
    case 'scatter':
      return <Lines chart={chart} title={title} />;
    case 'bar':
      return (
        <BarTable
          caption={title}
          nameHeader={chart.xLabel || strings.charts.name}
          valueHeader={chart.yLabel || strings.charts.value}
          rows={chart.labels.map((name, index) => ({ name, value: chart.values[index] ?? NaN }))}
        />
      );
    case 'histogram':
      return (
        <>
          <Histogram label={title} edges={chart.edges} counts={chart.counts} xLabel={chart.xLabel} />
          <p className={styles.muted}>{chart.summary}</p>
        </>
      );
    case 'table':
      return (
        <DataTable
          caption={title}
          headers={chart.headers}
          rows={chart.rows}
          textColumns={chart.headers.length}
        />
      );
    case 'confusion-matrix':
    case 'heatmap':
      return chart.xNames.length > LARGEST_GRID || chart.yNames.length > LARGEST_GRID ? (
        <HeatMap label={title} values={chart.values} xNames={chart.xNames} yNames={chart.yNames} />
      ) : (
        <MatrixGrid
          label={title}
          rowHeader={chart.yLabel}
          columnHeader={chart.xLabel}
          rowNames={chart.yNames}
          columnNames={chart.xNames}
          values={chart.values}
        />
      );
    default:
      return assertNever(chart);
  }
}

interface LinesProps {
  readonly chart: Extract<Chart, { kind: 'line' | 'scatter' }>;
  readonly title: string;
}

const STYLES = ['line', 'dashed', 'dotted'] as const;

function Lines({ chart, title }: LinesProps) {
  const series = useMemo(
    () =>
      chart.series.map((each, index): XySeries => ({
        name: each.name,
        x: each.x,
        y: each.y,
        style: chart.kind === 'scatter' ? 'points' : (STYLES[index % STYLES.length] ?? 'line'),
        colour: (index % 6) + 1,
      })),
    [chart],
  );
  return (
    <XyChart label={title} series={series} xLabel={chart.xLabel} yLabel={chart.yLabel}>
      <Twin title={strings.charts.numbers}>
        {() => (
          <DataTable
            caption={title}
            headers={[strings.charts.series, chart.xLabel || 'x', chart.yLabel || 'y']}
            rows={chart.series.flatMap((each) =>
              each.x.map((x, index) => [each.name, formatLog(x), formatLog(each.y[index])]),
            )}
          />
        )}
      </Twin>
    </XyChart>
  );
}
