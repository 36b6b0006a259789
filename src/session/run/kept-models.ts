import { scoreOf } from '#core/verdict.ts';
import type { RunRecord } from '#session/state.ts';

/** Models kept of the latest runs of one exercise, besides the best one's. */
export const LATEST_MODELS = 5;

/** Runs whose model goes: neither the best-scored nor among the latest five. Their records stay. */
export function findSurplusModels(runs: readonly RunRecord[]): readonly RunRecord[] {
  const withModel = runs.filter((run) => run.model !== null).toSorted((a, b) => b.startedAt - a.startedAt);
  const best = withModel.reduce<RunRecord | null>(
    (winner, run) => (winner === null || readScore(run) > readScore(winner) ? run : winner),
    null,
  );
  return withModel.slice(LATEST_MODELS).filter((run) => run !== best);
}

function readScore(run: RunRecord): number {
  return run.verdict === null ? -1 : (scoreOf(run.verdict) ?? -1);
}
