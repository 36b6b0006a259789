import type { RunRecord } from '#session/state.ts';
import type { LabStorage } from '#session/storage/lab-storage.ts';
import type { RunLocks } from './run-locks.ts';

export interface LoadedRuns {
  /** Newest first. */
  readonly runs: readonly RunRecord[];
  /** The newest run that was cut short and that the person was not yet told of. */
  readonly interrupted: RunRecord | null;
}

/** Reads runs; those that a closed tab cut short come as 'interrupted', those that go on in another tab as they are. */
export async function loadRuns(
  storage: LabStorage,
  locks: RunLocks,
  exerciseId?: string,
): Promise<LoadedRuns> {
  const [loaded, marks, held] = await Promise.all([
    storage.loadAll('runs', exerciseId),
    storage.loadAll('marks', exerciseId),
    locks.loadHeld(),
  ]);
  const runs = (loaded.ok ? loaded.value : [])
    .map((run): RunRecord => {
      const isCut = run.status === 'started' && !held.has(run.id);
      return isCut ? { ...run, status: 'interrupted' } : run;
    })
    .toSorted((a, b) => b.startedAt - a.startedAt);
  const marked = new Set(marks.ok ? marks.value.map((mark) => mark.runId) : []);
  const interrupted = runs.find((run) => run.status === 'interrupted' && marked.has(run.id)) ?? null;
  return { runs, interrupted };
}
