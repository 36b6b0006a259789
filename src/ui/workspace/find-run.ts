import type { RunRecord, WorkspaceState } from '#session/state.ts';

/** An attempt by id, the one under way included; null when it is gone. */
export function findRun(state: WorkspaceState, runId: string | null): RunRecord | null {
  if (runId === null) return null;
  if (state.current?.id === runId) return state.current;
  return state.attempts.find((run) => run.id === runId) ?? null;
}

/** All attempts, newest first, each once, the one under way included. */
export function listRuns(state: Pick<WorkspaceState, 'current' | 'attempts'>): readonly RunRecord[] {
  const { current, attempts } = state;
  if (current === null || attempts.some((run) => run.id === current.id)) {
    return attempts.map((run) => (run.id === current?.id ? current : run));
  }
  return [current, ...attempts].toSorted((a, b) => b.number - a.number);
}

/** The latest scored attempt before this one. */
export function findPreviousScored(state: Pick<WorkspaceState, 'current' | 'attempts'>): RunRecord | null {
  const number = state.current?.number ?? Infinity;
  const earlier = listRuns(state).filter((run) => run.number < number && run.verdict !== null);
  return earlier.find((run) => run.verdict !== null && 'score' in run.verdict) ?? null;
}
