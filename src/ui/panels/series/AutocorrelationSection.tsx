import { useCallback, useMemo, useState } from 'react';
import { DataTable } from '#ui/panels/DataTable.tsx';
import inputStyles from '#ui/panels/inputs/inputs.module.css';
import { NumberField } from '#ui/panels/inputs/NumberField.tsx';
import { formatCount } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { type SeriesStep, stepsInDay } from '#ui/panels/series-time.ts';
import { Twin } from '#ui/panels/Twin.tsx';
import { useSliced } from '#ui/panels/use-sliced.ts';
import { XyChart } from '#ui/panels/XyChart.tsx';
import type { XySeries } from '#ui/panels/xy-scale.ts';
import { autocorrelate, chanceBand, strongestLags } from './autocorrelation.ts';
import type { PlacedColumn } from './placed-series.ts';
import styles from './series.module.css';
import { strings } from './strings.ts';

interface AutocorrelationSectionProps {
  readonly column: PlacedColumn;
  /** Training values one step apart, NaN in gaps. */
  readonly grid: Float32Array;
  readonly step: SeriesStep;
}

const MOST_LAGS = 2000;
const MOST_PEAKS = 5;
/** Eight days, or more than a year of days, or more than two cycles of the sunspots. */
const DAYS = 8;
const USUAL_LAGS = 400;

/** How like itself the series is a number of steps later, with the lags that stand out. */
export function AutocorrelationSection({ column, grid, step }: AutocorrelationSectionProps) {
  const most = Math.min(MOST_LAGS, Math.max(2, Math.floor(grid.length / 2)));
  const [wanted, setLags] = useState(DAYS * (stepsInDay(step) ?? USUAL_LAGS / DAYS));
  const lags = Math.min(wanted, most);
  const begin = useCallback(() => autocorrelate(grid, lags), [grid, lags]);
  const correlations = useSliced(begin);
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.autocorrelation}</h3>
      <div className={inputStyles.controls}>
        <NumberField label={strings.lags} value={lags} least={2} most={most} onChange={setLags} />
      </div>
      {correlations === null ? (
        <p className={styles.waiting}>{strings.counting}</p>
      ) : (
        <Correlogram column={column} grid={grid} correlations={correlations} />
      )}
    </section>
  );
}

interface CorrelogramProps {
  readonly column: PlacedColumn;
  readonly grid: Float32Array;
  readonly correlations: readonly number[];
}

function Correlogram({ column, grid, correlations }: CorrelogramProps) {
  const count = useMemo(() => grid.filter((value) => !Number.isNaN(value)).length, [grid]);
  const band = chanceBand(count);
  const series = useMemo(
    (): XySeries[] => [
      {
        name: strings.autocorrelation,
        x: Array.from(correlations.keys()).slice(1),
        y: correlations.slice(1),
        style: 'stems',
        colour: 1,
      },
    ],
    [correlations],
  );
  const yRange = useMemo(() => {
    const values = correlations.slice(1).filter(Number.isFinite);
    return [Math.min(-2 * band, ...values) - 0.03, Math.max(2 * band, ...values) + 0.03] as const;
  }, [correlations, band]);
  const peaks = strongestLags(correlations, band, MOST_PEAKS);
  const told =
    peaks.length === 0
      ? strings.noPeak
      : strings.strongest(peaks.map((lag) => strings.peak(lag, format(correlations[lag]))).join(', '));
  return (
    <XyChart
      label={strings.autocorrelationLabel(column.column.name, correlations.length - 1, told)}
      series={series}
      xLabel={strings.lag}
      yLabel="r"
      yRange={yRange}
      xMargin={0.01}
      rules={[
        { axis: 'y', at: band },
        { axis: 'y', at: -band },
      ]}
    >
      <p>{`${strings.lagOne(format(correlations[1]))} ${told}`}</p>
      <p className={panelStyles.muted}>{strings.autocorrelationText(count, band)}</p>
      <Twin title={strings.byLag}>
        {() => (
          <DataTable
            caption={strings.autocorrelation}
            headers={[strings.lag, 'r']}
            rows={correlations.map((value, lag) => [formatCount(lag), format(value)])}
          />
        )}
      </Twin>
    </XyChart>
  );
}

function format(value = NaN): string {
  return value.toFixed(3).replace('-', '−');
}
