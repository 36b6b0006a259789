import { useMemo, useState } from 'react';
import { DataTable } from '#ui/panels/DataTable.tsx';
import inputStyles from '#ui/panels/inputs/inputs.module.css';
import { Choices } from '#ui/panels/inputs/Choices.tsx';
import { NumberField } from '#ui/panels/inputs/NumberField.tsx';
import { formatCount, formatLog } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { type SeriesStep, stepsInDay } from '#ui/panels/series-time.ts';
import { Twin } from '#ui/panels/Twin.tsx';
import { XyChart } from '#ui/panels/XyChart.tsx';
import type { XySeries } from '#ui/panels/xy-scale.ts';
import type { PlacedColumn } from './placed-series.ts';
import { averagePhases, periodsOf, phaseName, phaseOffset } from './seasonality.ts';
import { strings } from './strings.ts';

interface SeasonalitySectionProps {
  readonly column: PlacedColumn;
  /** Training values one step apart, NaN in gaps. */
  readonly grid: Float32Array;
  readonly start: string;
  readonly step: SeriesStep;
}

const MOST_PERIOD = 2000;

/** The mean at each phase of a cycle, and how much of the series the cycle explains. */
export function SeasonalitySection({ column, grid, start, step }: SeasonalitySectionProps) {
  const [period, setPeriod] = useState(periodsOf(step)[0]?.steps ?? 2);
  const phases = useMemo(
    () => averagePhases(grid, period, phaseOffset(start, step, period)),
    [grid, period, start, step],
  );
  const series = useMemo((): XySeries[] => {
    const x = Array.from({ length: period }, (_, phase) => phase);
    const spread = (sign: number) =>
      phases.means.map((mean, phase) => mean + sign * (phases.deviations[phase] ?? NaN));
    return [
      { name: strings.mean, x, y: phases.means, style: 'line', colour: 1 },
      { name: strings.spread, x, y: spread(1), style: 'dotted', colour: 0 },
      { name: '', x, y: spread(-1), style: 'dotted', colour: 0 },
    ];
  }, [phases, period]);
  const nameOf = (phase: number): string => phaseName(step, period, phase);
  const label = strings.seasonalityLabel(column.column.name, period);
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.seasonality}</h3>
      <div className={inputStyles.controls}>
        <Choices
          label={strings.period}
          isLabelShown
          value={period}
          options={periodsOf(step).map(({ steps, name }) => ({
            value: steps,
            name: strings.periods[name](steps),
          }))}
          onChange={setPeriod}
        />
        <NumberField
          label={strings.steps}
          value={period}
          least={2}
          most={Math.min(MOST_PERIOD, Math.max(2, Math.floor(grid.length / 2)))}
          onChange={setPeriod}
        />
      </div>
      <XyChart
        label={label}
        series={series}
        xLabel={strings.phase}
        yLabel={column.label}
        formatX={nameOf}
        xTicks={ticksOf(step, period)}
        xTickUnit={tickUnitOf(step, period)}
      >
        <p className={panelStyles.muted}>{strings.seasonalityText(phases.explained)}</p>
        <Twin title={strings.byPhase}>
          {() => (
            <DataTable
              caption={label}
              headers={[strings.phase, strings.mean, strings.deviation, strings.rows]}
              rows={phases.means.map((mean, phase) => [
                nameOf(phase),
                formatLog(mean),
                formatLog(phases.deviations[phase]),
                formatCount(phases.counts[phase] ?? 0),
              ])}
            />
          )}
        </Twin>
      </XyChart>
    </section>
  );
}

/** Every weekday, every second month, the first days of the quarters; else what suits the width. */
function ticksOf(step: SeriesStep, period: number): readonly number[] | undefined {
  if (step === 'day' && period === 7) return WEEK;
  if (step === 'day' && period === 365) return QUARTERS;
  return step === 'month' && period === 12 ? EVERY_SECOND_MONTH : undefined;
}

const WEEK = [0, 1, 2, 3, 4, 5, 6];
const QUARTERS = [0, 90, 181, 273];
const EVERY_SECOND_MONTH = [0, 2, 4, 6, 8, 10];

/** Quarters of a day, or days of a week. */
function tickUnitOf(step: SeriesStep, period: number): number {
  const day = stepsInDay(step);
  if (day === null) return 1;
  return period === day ? day / 4 : period === 7 * day ? day : 1;
}
