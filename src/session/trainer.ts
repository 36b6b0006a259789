import type { TrainedModel } from '#core/trained-model.ts';
import type { Checkpoint } from '#runner/run-outcome.ts';
import { continueRecord, createRecord, markersOf } from '#session/run/create-record.ts';
import { type Training, startTraining } from '#session/run/training.ts';
import type { RunRecord } from './state.ts';
import { keepVersion } from './versions.ts';
import type { WorkspaceContext } from './workspace-context.ts';

/** A run to go on from, with the weights that it left. */
export interface ResumeFrom {
  readonly run: RunRecord;
  readonly checkpoint: Checkpoint;
}

/** A run whose model can be judged. */
export interface Trained {
  readonly record: RunRecord;
  readonly model: TrainedModel;
}

/** Trains a workspace's code, shows and keeps what comes of it. */
export interface Trainer {
  /** Resolves with the run's record when it is over, however it ended. */
  train(resume: ResumeFrom | null): Promise<RunRecord>;
  stop(): void;
  /** The newest model that this code made with this seed; null when it must be trained first. */
  findTrained(code: string, seed: number): Promise<Trained | null>;
}

export function createTrainer(context: WorkspaceContext): Trainer {
  const { subject, store, ports, storage, keeper, locks, progress, createId } = context;
  let training: Training | null = null;
  let isStopped = false;
  /** The weights of the latest run, at hand even when storage did not take them. */
  let latest: Trained | null = null;

  const showNotice = (notice: string | null): void => {
    if (notice !== null) store.setState({ notice });
  };

  const begin = async (resume: ResumeFrom | null): Promise<RunRecord> => {
    const { code, interrupted, attempts } = store.getState();
    const seed = resume?.run.seed ?? store.getState().seed;
    const run = { status: 'preparing', step: 'Saving your code…', fraction: null } as const;
    store.setState({ run, seed, markers: [], interrupted: null, notice: null });
    const startedAt = ports.now();
    const version = { id: createId(), exerciseId: subject.id, code, at: startedAt, reason: 'run' } as const;
    await Promise.all([context.saveDraft(), keepVersion(storage, version)]);
    if (interrupted !== null) await keeper.clearMarks([interrupted.run]);
    const number = 1 + Math.max(0, ...attempts.map((attempt) => attempt.number));
    const record = createRecord({ id: createId(), exerciseId: subject.id, number, code, seed, startedAt });
    return resume === null ? record : continueRecord(record, resume.run, resume.checkpoint);
  };

  const train = async (resume: ResumeFrom | null): Promise<RunRecord> => {
    isStopped = false;
    const record = await begin(resume);
    const release = locks.hold(record.id);
    store.setState({ current: record });
    showNotice((await keeper.begin(record)).notice);
    training = startTraining(
      ports,
      {
        record,
        checks: store.getState().exercise?.checks ?? [],
        chooseEngine: context.chooseEngine,
        resume: resume?.checkpoint ?? null,
      },
      {
        onChange: (current, run) => store.setState({ current, run }),
        onCheckpoint: (current, checkpoint) => keeper.keepCheckpoint(current, checkpoint),
      },
    );
    if (wasStopped()) training.stop();
    const end = await training.end;
    training = null;
    latest = end.model === null ? null : { record: end.record, model: end.model };
    const kept = await keeper.finish(end.record, end.model);
    release();
    if (end.record.engine !== null) context.onEngine(end.record.engine);
    const attempts = await keeper.prune([kept.record, ...store.getState().attempts]);
    const current = attempts[0] ?? kept.record;
    store.setState({ attempts, current, markers: markersOf(current), run: { status: 'ended' } });
    showNotice(kept.notice);
    await progress.recount(subject.id, attempts);
    return current;
  };
  // Stop may come while the draft is being saved; the compiler does not see that through the closure.
  const wasStopped = (): boolean => isStopped;

  return {
    train,
    stop: () => {
      isStopped = true;
      training?.stop();
    },
    findTrained: async (code, seed) => {
      const hasModel = (run: RunRecord): boolean => run.model !== null || run.id === latest?.record.id;
      const record = store
        .getState()
        .attempts.find((run) => isWhole(run) && hasModel(run) && run.code === code && run.seed === seed);
      if (record === undefined) return null;
      if (latest?.record.id === record.id) return { record, model: latest.model };
      const kept = await keeper.loadModel(record.id);
      return kept === null ? null : { record, model: kept.model };
    },
  };
}

/** The weights of a run that failed or was cut short are for going on, not for judging. */
function isWhole(run: RunRecord): boolean {
  return run.status === 'trained' || run.status === 'stopped';
}
