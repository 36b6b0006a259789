import type { LearnerDataset } from '#core/dataset.ts';
import type { BackendName } from '#core/engine.ts';
import type { RunError } from '#core/errors.ts';
import type { PretrainedModel } from '#core/pretrained.ts';
import type { FromSandbox } from '#core/protocol.ts';
import type { Result } from '#core/result.ts';
import type { TrainedModel } from '#core/trained-model.ts';

/** Weights kept in mid-run; `epoch` epochs were done. */
export interface Checkpoint {
  readonly model: TrainedModel;
  readonly epoch: number;
}

/** How a run ended; every run ends in exactly one of these. */
export type RunOutcome =
  /** The learner's function returned a model; `isStopped` when Stop was pressed before. */
  | { readonly status: 'trained'; readonly model: TrainedModel; readonly isStopped: boolean }
  /** Stop was pressed and the code did not end by itself in time. */
  | { readonly status: 'stopped'; readonly checkpoint: Checkpoint | null }
  | { readonly status: 'failed'; readonly error: RunError; readonly checkpoint: Checkpoint | null };

/** What a run tells while it goes on. Checkpoints come too, so that they can be kept before a tab closes. */
export type RunnerMessage =
  | Exclude<FromSandbox, { type: 'booted' | 'dataset-request' | 'pretrained-request' | 'trained' | 'failed' }>
  /** Milliseconds without a sign of life, each second from 3 s on; 0 once the run answers again. */
  | { readonly type: 'silent'; readonly silentMs: number };

export interface RunRequest {
  /** TypeScript as the learner wrote it. */
  readonly source: string;
  readonly seed: number;
  readonly backend: BackendName;
  /** One sentence for the screen: why this backend. */
  readonly reason: string;
  /** Leaves the lab's kernels out. */
  readonly isStock: boolean;
  readonly resume: Checkpoint | null;
}

export interface RunHooks {
  onMessage(message: RunnerMessage): void;
  /** `limit` is the number of training rows asked for; null asks for all. */
  loadDataset(id: string, limit: number | null): Promise<Result<LearnerDataset, RunError>>;
  /** `variant` null asks for the whole model. */
  loadPretrained(id: string, variant: string | null): Promise<Result<PretrainedModel, RunError>>;
}

export interface RunHandle {
  /** Asks the run to end and keeps its weights; over in less than 3 s even when the code never answers. */
  stop(): void;
  /** Never rejects. */
  readonly outcome: Promise<RunOutcome>;
}
