import { assertNever } from '#core/assert-never.ts';
import type { RunError } from '#core/errors.ts';
import type { Check } from '#core/exercise.ts';
import type { TrainedModel } from '#core/trained-model.ts';
import type { Checkpoint, RunHandle, RunOutcome } from '#runner/run-outcome.ts';
import type { EngineChoice, TrainingPorts } from '#session/ports.ts';
import type { RunRecord, RunState } from '#session/state.ts';
import { createRunRecorder } from './run-recorder.ts';

/** The screen hears of a run at most this often, however fast the run talks. */
const FLUSH_MS = 100;

export interface TrainingRequest {
  /** The record of the run that begins: code, seed and number are set, the rest is empty. */
  readonly record: RunRecord;
  /** What the model will be held to; empty where nothing is graded. */
  readonly checks: readonly Check[];
  readonly chooseEngine: () => Promise<EngineChoice>;
  readonly resume: Checkpoint | null;
}

export interface TrainingHooks {
  readonly onChange: (record: RunRecord, state: RunState) => void;
  readonly onCheckpoint: (record: RunRecord, checkpoint: Checkpoint) => void;
}

/** How a run ended: its record, and the weights it left. */
export interface TrainingEnd {
  readonly record: RunRecord;
  readonly model: TrainedModel | null;
}

export interface Training {
  /** Acknowledged at once, over in less than 3 s. */
  stop(): void;
  /** Never rejects. */
  readonly end: Promise<TrainingEnd>;
}

/** Runs learner code once, from the choice of the engine to the model; the same for a person and for a tool. */
export function startTraining(
  ports: TrainingPorts,
  request: TrainingRequest,
  hooks: TrainingHooks,
): Training {
  const recorder = createRunRecorder(request.record, request.checks, ports.now);
  let handle: RunHandle | null = null;
  let isStopped = false;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!isOver) hooks.onChange(recorder.readRecord(), recorder.readState());
  };
  const changed = (): void => {
    timer ??= setTimeout(flush, FLUSH_MS);
  };
  const prepare = (step: string | null, fraction: number | null): void => {
    recorder.prepare(step, fraction);
    changed();
  };

  const launch = async (): Promise<RunOutcome> => {
    recorder.prepare('Measuring which engine is fastest here…', null);
    flush();
    const { backend, reason, isStock } = await request.chooseEngine();
    if (hasStopped()) return { status: 'stopped', checkpoint: request.resume };
    recorder.prepare('Starting the sandbox…', null);
    flush();
    const { code, seed } = request.record;
    handle = ports.runner.start(
      { source: code, seed, backend, reason, isStock, resume: request.resume },
      {
        onMessage: (message) => {
          recorder.receive(message);
          if (message.type === 'checkpoint') hooks.onCheckpoint(recorder.readRecord(), message);
          changed();
        },
        loadDataset: async (id, limit) => {
          prepare('Loading the data…', 0);
          const loaded = await ports.datasets.loadLearnerDataset(id, {
            ...(limit === null ? {} : { limit }),
            onProgress: (fraction) => prepare('Loading the data…', fraction),
          });
          prepare(null, null);
          return loaded;
        },
        loadPretrained: async (id, variant) => {
          prepare('Loading the pretrained model…', 0);
          const loaded = await ports.pretrained.load(id, variant, (fraction) =>
            prepare('Loading the pretrained model…', fraction),
          );
          prepare(null, null);
          return loaded;
        },
      },
    );
    return handle.outcome;
  };
  // Stop may come while the engine is being measured; the compiler does not see that through the closure.
  const hasStopped = (): boolean => isStopped;

  const end = launch().then((outcome): TrainingEnd => {
    isOver = true;
    clearTimeout(timer);
    return conclude(recorder.readRecord(), outcome, recorder.readEpoch(), ports.now());
  });
  return {
    end,
    stop: () => {
      if (isOver || isStopped) return;
      isStopped = true;
      recorder.stopping();
      handle?.stop();
      flush();
    },
  };
}

function conclude(
  record: RunRecord,
  outcome: RunOutcome,
  epoch: number | null,
  endedAt: number,
): TrainingEnd {
  switch (outcome.status) {
    case 'trained':
      return withModel(record, outcome.isStopped ? 'stopped' : 'trained', outcome.model, epoch, endedAt);
    case 'stopped':
      return withModel(record, 'stopped', ...weightsOf(outcome.checkpoint), endedAt);
    case 'failed':
      return withModel(record, 'failed', ...weightsOf(outcome.checkpoint), endedAt, outcome.error);
    default:
      return assertNever(outcome);
  }
}

function weightsOf(checkpoint: Checkpoint | null): [TrainedModel | null, number | null] {
  return [checkpoint?.model ?? null, checkpoint?.epoch ?? null];
}

function withModel(
  record: RunRecord,
  status: RunRecord['status'],
  model: TrainedModel | null,
  epoch: number | null,
  endedAt: number,
  error: RunError | null = null,
): TrainingEnd {
  const kept = model === null ? null : { sizeBytes: model.weights.byteLength, epoch };
  return { record: { ...record, status, endedAt, error, model: kept }, model };
}
