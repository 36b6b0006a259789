import { useRef } from 'react';
import { type Exercise, type ExerciseBaseline, isHigherBetter, levelsCheckOf } from '#core/exercise.ts';
import { formatNumber, metricName, unitSuffix } from '#core/number-text.ts';
import type { MetricResult } from '#core/verdict.ts';
import chartStyles from './charts.module.css';
import { DataTable } from './DataTable.tsx';
import panelStyles from './panels.module.css';
import { strings } from './strings.ts';
import { extentOf } from './ticks.ts';
import { Twin } from './Twin.tsx';
import { useWidth } from './use-width.ts';
import styles from './verdict.module.css';

interface LevelScaleProps {
  readonly exercise: Exercise;
  readonly measured: MetricResult;
}

const HEIGHT = 62;
const MIDDLE = 30;
const SIDE = 12;
const NUMBER_PX = 10;
const words = strings.verdict;

/** The measured metric with its interval on the line of levels and baselines; better lies to the right. */
export function LevelScale({ exercise, measured }: LevelScaleProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { metric, levels } = levelsCheckOf(exercise);
  const name = metricName(metric);
  const core = [...levels, measured.value, measured.low, measured.high];
  // A baseline far off would press all levels into one mark: it is told, not drawn.
  const reach = extentOf(core, 1);
  const isNear = ({ value }: ExerciseBaseline): boolean =>
    reach !== null && value >= reach[0] && value <= reach[1];
  const near = exercise.baselines.filter(isNear);
  const far = exercise.baselines.filter((each) => !isNear(each));
  const range = extentOf([...core, ...near.map(({ value }) => value)], 0.02);
  if (range === null) return null;
  const [worst, best] = isHigherBetter(metric) ? range : [range[1], range[0]];
  const toX = (value: number): number => SIDE + ((value - worst) / (best - worst)) * (width - 2 * SIDE);
  /** The last level always has its number; others where it does not touch the next. */
  const isRoomy = (index: number): boolean => {
    const next = levels[index + 1];
    return next === undefined || Math.abs(toX(next) - toX(levels[index] ?? next)) > NUMBER_PX;
  };
  const unit = unitSuffix(metric, exercise.task);
  const tell = ({ title, value }: ExerciseBaseline): string => `${title} ${formatNumber(value)}${unit}`;
  const rows = [
    ...levels.map((value, index) => ({ title: words.level(index + 1), value })),
    ...exercise.baselines.map(({ title, value }) => ({ title, value })),
    { title: words.yours, value: measured.value },
  ].sort((a, b) => (isHigherBetter(metric) ? b.value - a.value : a.value - b.value));
  const intervalEnds = [toX(measured.low), toX(measured.high)].sort((a, b) => a - b);
  return (
    <section className={panelStyles.section}>
      <h2 className={panelStyles.heading}>{words.scale(name)}</h2>
      <div ref={box} style={{ blockSize: HEIGHT }}>
        {width === 0 ? null : (
          <svg
            width={width}
            height={HEIGHT}
            className={chartStyles.svg}
            role="img"
            aria-label={words.scale(name)}
          >
            <path className={styles.axis} d={`M${SIDE} ${MIDDLE}H${width - SIDE}`} />
            {near.map((each) => (
              <path key={each.id} className={styles.baseline} d={`M${toX(each.value)} ${MIDDLE - 7}v14`} />
            ))}
            {levels.map((value, index) => (
              <g key={index} className={styles.level}>
                <path d={`M${toX(value)} ${MIDDLE - 7}v14`} />
                {isRoomy(index) ? (
                  <text x={toX(value)} y={MIDDLE + 22} textAnchor="middle">
                    {index + 1}
                  </text>
                ) : null}
              </g>
            ))}
            {Number.isFinite(measured.value) ? (
              <>
                <path
                  className={styles.interval}
                  d={`M${intervalEnds[0]} ${MIDDLE}H${Math.max(intervalEnds[1] ?? 0, (intervalEnds[0] ?? 0) + 1)}`}
                />
                <circle className={styles.yours} cx={toX(measured.value)} cy={MIDDLE} r={5} />
                <text
                  className={styles.yoursName}
                  x={toX(measured.value)}
                  y={MIDDLE - 14}
                  textAnchor={anchorAt(toX(measured.value) / width)}
                >
                  {formatNumber(measured.value)}
                  {unit}
                </text>
              </>
            ) : null}
          </svg>
        )}
      </div>
      {exercise.baselines.length === 0 ? null : (
        <p className={panelStyles.muted}>{words.baselines(near.map(tell), far.map(tell))}</p>
      )}
      <Twin title={words.scaleTable}>
        {() => (
          <DataTable
            caption={words.scale(name)}
            headers={[words.scaleWhat, name]}
            rows={rows.map((row) => [row.title, formatNumber(row.value) + unit])}
          />
        )}
      </Twin>
    </section>
  );
}

/** Text at a point that lies `share` of the width to the right: it runs inwards from the outer thirds. */
function anchorAt(share: number): 'start' | 'middle' | 'end' {
  if (share < 1 / 3) return 'start';
  return share > 2 / 3 ? 'end' : 'middle';
}
