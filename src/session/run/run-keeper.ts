import type { RunError } from '#core/errors.ts';
import type { Result } from '#core/result.ts';
import type { TrainedModel } from '#core/trained-model.ts';
import type { Checkpoint } from '#runner/run-outcome.ts';
import type { KeptModel, RunRecord } from '#session/state.ts';
import type { LabStorage } from '#session/storage/lab-storage.ts';
import type { Entry } from '#session/storage/record-store.ts';
import { type ModelRecord, RECORD_VERSION } from '#session/storage/records.ts';
import { findSurplusModels } from './kept-models.ts';

/** A record after an attempt to keep it; `notice` says what could not be kept. */
export interface Kept {
  readonly record: RunRecord;
  readonly notice: string | null;
}

/** Writes a run into storage as it goes: begun, under way, ended, judged, deleted. */
export interface RunKeeper {
  begin(record: RunRecord): Promise<Kept>;
  /** Keeps weights of a run under way. Of several in a row only the newest is written. */
  keepCheckpoint(record: RunRecord, checkpoint: Checkpoint): void;
  finish(record: RunRecord, model: TrainedModel | null): Promise<Kept>;
  update(record: RunRecord): Promise<Kept>;
  loadModel(runId: string): Promise<KeptModel | null>;
  /** Forgets that runs were cut short. */
  clearMarks(runs: readonly RunRecord[]): Promise<void>;
  /** Drops the models that retention does not cover; resolves with the runs as they are now. */
  prune(runs: readonly RunRecord[]): Promise<readonly RunRecord[]>;
  delete(runId: string): Promise<Result<void, RunError>>;
}

export function createRunKeeper(storage: LabStorage, now: () => number): RunKeeper {
  let waiting: readonly Entry[] | null = null;
  let writing: Promise<void> | null = null;

  const writeWaiting = async (): Promise<void> => {
    for (let entries = waiting; entries !== null; entries = waiting) {
      waiting = null;
      await storage.save('The weights so far were not kept', entries);
    }
    writing = null;
  };
  const modelEntry = (record: RunRecord, model: TrainedModel, isFinal: boolean): Entry => {
    const { id: runId, exerciseId } = record;
    const epoch = record.model?.epoch ?? null;
    const kept: ModelRecord = {
      version: RECORD_VERSION,
      runId,
      exerciseId,
      isFinal,
      epoch,
      savedAt: now(),
      model,
    };
    return { store: 'models', record: kept };
  };
  const update = async (record: RunRecord): Promise<Kept> => {
    const saved = await storage.save(`Run ${record.number} was not kept`, [runEntry(record)]);
    return { record, notice: saved.ok ? null : saved.error.message };
  };

  return {
    begin: async (record) => {
      const { id: runId, exerciseId, startedAt } = record;
      const mark = { version: RECORD_VERSION, runId, exerciseId, startedAt };
      const saved = await storage.save(`Run ${record.number} was not kept`, [
        runEntry(record),
        { store: 'marks', record: mark },
      ]);
      return { record, notice: saved.ok ? null : saved.error.message };
    },
    keepCheckpoint: (record, { model, epoch }) => {
      const kept = { ...record, model: { sizeBytes: model.weights.byteLength, epoch } };
      waiting = [runEntry(kept), modelEntry(kept, model, false)];
      writing ??= writeWaiting();
    },
    finish: async (record, model) => {
      waiting = null;
      await writing;
      const entries = [runEntry(record), ...(model === null ? [] : [modelEntry(record, model, true)])];
      const saved = await storage.save(`The model of run ${record.number} was not kept`, entries);
      await storage.delete([{ store: 'marks', key: record.id }]);
      if (saved.ok) return { record, notice: null };
      if (model === null) return { record, notice: saved.error.message };
      // The record is small: try to keep at least the history. A checkpoint that was written before may still be there.
      const checkpoint = await storage.load('models', record.id);
      const kept = checkpoint.ok && checkpoint.value !== null ? describe(checkpoint.value) : null;
      const withoutModel = { ...record, model: kept };
      await update(withoutModel);
      return { record: withoutModel, notice: saved.error.message };
    },
    update,
    loadModel: async (runId) => {
      const loaded = await storage.load('models', runId);
      if (!loaded.ok || loaded.value === null) return null;
      const { epoch, model } = loaded.value;
      return { runId, epoch, model };
    },
    clearMarks: async (runs) => {
      await storage.delete(runs.map((run) => ({ store: 'marks', key: run.id })));
    },
    prune: async (runs) => {
      const surplus = new Set(findSurplusModels(runs).map((run) => run.id));
      if (surplus.size === 0) return runs;
      const pruned = runs.map((run) => (surplus.has(run.id) ? { ...run, model: null } : run));
      const deleted = await storage.delete([...surplus].map((key) => ({ store: 'models', key })));
      if (!deleted.ok) return runs;
      const changed = pruned.filter((run) => surplus.has(run.id));
      await storage.save('The history was not updated', changed.map(runEntry));
      return pruned;
    },
    delete: (runId) =>
      storage.delete([
        { store: 'runs', key: runId },
        { store: 'models', key: runId },
        { store: 'marks', key: runId },
      ]),
  };
}

function runEntry(record: RunRecord): Entry {
  return { store: 'runs', record: { ...record, version: RECORD_VERSION } };
}

function describe({ model, epoch }: ModelRecord): RunRecord['model'] {
  return { sizeBytes: model.weights.byteLength, epoch };
}
