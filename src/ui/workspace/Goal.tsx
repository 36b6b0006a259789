import { type Exercise, isHigherBetter, levelsCheckOf } from '#core/exercise.ts';
import { formatNumber, metricName, unitSuffix } from '#core/number-text.ts';
import { levelValueOf } from '#ui/level-facts.ts';
import type { RunRecord } from '#session/state.ts';
import { useStore } from 'zustand';
import { listRuns } from './find-run.ts';
import styles from './Goal.module.css';
import { workspaceStrings } from './strings.ts';
import { useOpenWorkspace } from './view-state.ts';

/** The one number that is worked for, and how near one has come: '5/5 needs accuracy ≥ 0.865 · best so far 0.871'. */
export function Goal({ exercise }: { readonly exercise: Exercise }) {
  const { workspace } = useOpenWorkspace();
  const best = useStore(workspace.store, (state) => findBest(exercise, listRuns(state)));
  const { metric, levels } = levelsCheckOf(exercise);
  const suffix = unitSuffix(metric, exercise.task);
  const bound = `${isHigherBetter(metric) ? '≥' : '≤'} ${formatNumber(levels[4], 4)}${suffix}`;
  return (
    <p className={styles.goal}>
      {workspaceStrings.task.goal(metricName(metric), bound)}
      {best !== null && <> · {workspaceStrings.task.best(`${formatNumber(best, 4)}${suffix}`)}</>}
    </p>
  );
}

/** The best value of any attempt; null before the first measured one. */
function findBest(exercise: Exercise, runs: readonly RunRecord[]): number | null {
  const values = runs.flatMap((run) => levelValueOf(exercise, run.verdict) ?? []).filter(Number.isFinite);
  if (values.length === 0) return null;
  return isHigherBetter(levelsCheckOf(exercise).metric) ? Math.max(...values) : Math.min(...values);
}
