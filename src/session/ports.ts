import type { BackendName } from '#core/engine.ts';
import type { DatasetManifest, LearnerDataset, PartName, PartRows } from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import type { PretrainedModel } from '#core/pretrained.ts';
import type { Result } from '#core/result.ts';
import type { Grader } from '#runner/grading.ts';
import type { Runner } from '#runner/runner.ts';
import type { LoadOptions } from './state.ts';

/** Fetches and verifies data sets (`content/dataset-loader.ts`). */
export interface DatasetPort {
  loadManifest(id: string): Promise<Result<DatasetManifest, RunError>>;
  loadPart(id: string, part: PartName, options?: LoadOptions): Promise<Result<PartRows, RunError>>;
  loadLearnerDataset(id: string, options?: LoadOptions): Promise<Result<LearnerDataset, RunError>>;
}

/** Fetches and verifies pretrained models (`content/pretrained-loader.ts`). */
export interface PretrainedPort {
  /** `variant` null asks for the whole model. */
  load(
    id: string,
    variant: string | null,
    onProgress: (fraction: number) => void,
  ): Promise<Result<PretrainedModel, RunError>>;
}

/** Runs learner code in the sandbox (`runner/runner.ts`). */
export type RunnerPort = Runner;

/** Judges a model in the trusted worker (`runner/grading.ts`). */
export type GraderPort = Grader;

/** The backend that the next run uses, with the sentence that says why. */
export interface EngineChoice {
  readonly backend: BackendName;
  readonly reason: string;
  /** TensorFlow.js without the lab's kernels, for comparison. */
  readonly isStock: boolean;
}

/** What a run and a submission need from outside. */
export interface TrainingPorts {
  readonly now: () => number;
  readonly datasets: DatasetPort;
  readonly pretrained: PretrainedPort;
  readonly runner: RunnerPort;
  readonly grader: GraderPort;
}
