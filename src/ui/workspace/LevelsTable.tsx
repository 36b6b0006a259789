import { type Exercise, isHigherBetter, levelsCheckOf } from '#core/exercise.ts';
import { formatNumber, metricName, unitSuffix } from '#core/number-text.ts';
import { scoreOf } from '#core/verdict.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import { cx } from '#ui/cx.ts';
import { useLab } from '#ui/lab-context.ts';
import { useCallback } from 'react';
import { useStore } from 'zustand';
import { listRuns } from './find-run.ts';
import styles from './LevelsTable.module.css';
import { workspaceStrings } from './strings.ts';
import taskStyles from './TaskPane.module.css';
import { useLoader } from './use-loader.ts';
import { useOpenWorkspace } from './view-state.ts';

const SCORES = [5, 4, 3, 2, 1] as const;

/** What each score needs, what no learning reaches, and how far one has come. */
export function LevelsTable({ exercise }: { readonly exercise: Exercise }) {
  const { workspace } = useOpenWorkspace();
  const lab = useLab();
  const manifest = useLoader(useCallback(() => lab.loadManifest(exercise.dataset), [lab, exercise.dataset]));
  const best = useStore(workspace.store, (state) =>
    Math.max(0, ...listRuns(state).map((run) => (run.verdict === null ? 0 : (scoreOf(run.verdict) ?? 0)))),
  );
  const { metric, levels } = levelsCheckOf(exercise);
  const sign = isHigherBetter(metric) ? '≥' : '≤';
  const suffix = unitSuffix(metric, exercise.task);
  const decimals = countDecimals(levels);
  const { task } = workspaceStrings;
  return (
    <>
      <h2 className={taskStyles.heading} id="levels-heading">
        {manifest?.ok === true
          ? task.levels(formatNumber(manifest.value.parts.heldOut.count, 9))
          : task.levelsWithoutRows}
      </h2>
      <table className={styles.levels} aria-labelledby="levels-heading">
        <thead>
          <tr>
            <th scope="col">{task.score}</th>
            <th scope="col" className={styles.number}>
              {metricName(metric)}
              {suffix === '' ? '' : `,${suffix}`}
            </th>
          </tr>
        </thead>
        <tbody>
          {SCORES.map((score) => (
            <tr key={score} data-reached={score <= best}>
              <th scope="row">
                {score === 5 ? task.passed : score}
                {score <= best && (
                  <span className={styles.reached}>
                    <Icon name="check" />
                    <span className="visually-hidden">{task.reached}</span>
                  </span>
                )}
              </th>
              <td className={styles.number}>
                {sign} {(levels[score - 1] ?? NaN).toFixed(decimals)}
              </td>
            </tr>
          ))}
          {exercise.baselines.map((baseline) => (
            <tr key={baseline.id} className={cx(styles.baseline)}>
              <th scope="row">{task.baseline(baseline.title)}</th>
              <td className={styles.number}>{baseline.value.toFixed(decimals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** As many as the most exact threshold has, so that the column lines up. */
function countDecimals(values: readonly number[]): number {
  return Math.max(...values.map((value) => String(value).split('.')[1]?.length ?? 0));
}
