import { type Verdict, scoreOf } from '#core/verdict.ts';
import type { LabStorage } from '#session/storage/lab-storage.ts';
import { RECORD_VERSION } from '#session/storage/records.ts';
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { ExerciseProgress, RunRecord } from './state.ts';

type ProgressById = Readonly<Record<string, ExerciseProgress>>;

/** What the catalogue shows of each exercise, kept beside the runs so that it need not read them all. */
export interface ProgressKeeper {
  readonly store: StoreApi<ProgressById>;
  load(): Promise<void>;
  noteDraft(exerciseId: string, at: number): void;
  /** Counts anew from the stored runs of one exercise, and from those of `shown` that storage did not take. */
  recount(exerciseId: string, shown: readonly RunRecord[]): Promise<void>;
}

const UNTOUCHED: ExerciseProgress = { bestScore: null, attempts: 0, hasDraft: false, lastTouchedAt: null };

export function createProgressKeeper(storage: LabStorage): ProgressKeeper {
  const store = createStore<ProgressById>(() => ({}));
  const change = (exerciseId: string, part: Partial<ExerciseProgress>): ExerciseProgress => {
    const known = store.getState()[exerciseId] ?? UNTOUCHED;
    const next = { ...known, ...part };
    store.setState({ [exerciseId]: next });
    return next;
  };
  return {
    store,
    load: async () => {
      const [counted, drafts] = await Promise.all([storage.loadAll('progress'), storage.loadAll('drafts')]);
      const next: Record<string, ExerciseProgress> = {};
      for (const { exerciseId, bestScore, attempts, lastTouchedAt } of counted.ok ? counted.value : []) {
        next[exerciseId] = { bestScore, attempts, hasDraft: false, lastTouchedAt };
      }
      for (const { exerciseId, savedAt } of drafts.ok ? drafts.value : []) {
        const known = next[exerciseId] ?? UNTOUCHED;
        next[exerciseId] = { ...known, hasDraft: true, lastTouchedAt: latest(known.lastTouchedAt, savedAt) };
      }
      store.setState(next, true);
    },
    noteDraft: (exerciseId, at) => void change(exerciseId, { hasDraft: true, lastTouchedAt: at }),
    recount: async (exerciseId, shown) => {
      // From storage rather than from the screen alone: another tab may have run this exercise too.
      const stored = await storage.loadAll('runs', exerciseId);
      const byId = new Map<string, Pick<RunRecord, 'verdict' | 'startedAt' | 'endedAt'>>();
      for (const run of [...shown, ...(stored.ok ? stored.value : [])]) byId.set(run.id, run);
      const runs = [...byId.values()];
      const touched = runs.map((run) => run.endedAt ?? run.startedAt);
      const { bestScore, attempts, lastTouchedAt } = change(exerciseId, {
        bestScore: bestOf(runs.map((run) => run.verdict)),
        attempts: runs.length,
        lastTouchedAt: touched.reduce(latest, store.getState()[exerciseId]?.lastTouchedAt ?? null),
      });
      const record = { version: RECORD_VERSION, exerciseId, bestScore, attempts, lastTouchedAt };
      await storage.save('Your progress was not saved', [{ store: 'progress', record }]);
    },
  };
}

function latest(a: number | null, b: number): number {
  return a === null ? b : Math.max(a, b);
}

function bestOf(verdicts: readonly (Verdict | null)[]): number | null {
  const scores = verdicts.map((verdict) => (verdict === null ? null : scoreOf(verdict)));
  return scores.reduce((best, score) => (score === null ? best : Math.max(best ?? 0, score)), null);
}
