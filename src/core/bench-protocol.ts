import type { BackendName } from './engine.ts';

/** The trainings that the benchmark times, in its order. */
export const WORKLOAD_NAMES = [
  'dense',
  'cnn28',
  'cnn96',
  'embedding',
  'lstm',
  'bilstm',
  'gru',
  'series',
  'mobilenet',
] as const;
export type WorkloadName = (typeof WORKLOAD_NAMES)[number];

/** Rows of a batch, and batches of an epoch. */
export interface WorkloadSize {
  readonly batchSize: number;
  readonly stepsPerEpoch: number;
}

/** What the benchmark's page asks of a worker, one at a time; each gets one answer of the same type. */
export type BenchRequest =
  | {
      readonly type: 'start';
      readonly backend: BackendName;
      readonly isStock: boolean;
      readonly workload: WorkloadName;
      /** Address of the folder of data sets. */
      readonly filesUrl: string;
      /** The workload's own size where left out. */
      readonly size?: WorkloadSize;
      /** Relative change of the first weights, to see how much training makes of a rounding error; 0 where left out. */
      readonly nudge?: number;
    }
  | { readonly type: 'epoch' }
  | { readonly type: 'finish' };

export interface EpochReport {
  readonly stepMs: number;
  readonly loss: number;
  /** Draw calls a step. */
  readonly programs: number;
  /** Bytes a step to and from textures. */
  readonly uploadedBytes: number;
  readonly readBytes: number;
  /** Tensors alive after the epoch, and the bytes of theirs, of textures kept for reuse too. */
  readonly tensors: number;
  readonly bytes: number;
}

export type BenchAnswer =
  | {
      readonly type: 'start';
      readonly renderer: string | null;
      readonly tfjsVersion: string;
      readonly threads: number;
      /** From the model's creation to the end of its first step. */
      readonly firstStepMs: number;
    }
  | ({ readonly type: 'epoch' } & EpochReport)
  | {
      readonly type: 'finish';
      /** Textures ever allocated at once, or the WASM heap. */
      readonly peakBytes: number;
      /** Tensors that remain after everything was disposed. */
      readonly tensorsLeft: number;
    }
  | { readonly type: 'failed'; readonly message: string };

type Answer<Type> = Extract<BenchAnswer, { type: Type }>;
/** Stock tfjs, or the lab's engine. */
export type Side = 'stock' | 'engine';

/** One worker a side, which take turns at one workload. */
export interface TurnsRequest {
  readonly workload: WorkloadName;
  readonly backend: BackendName;
  readonly repeats: number;
  /** Which sides to run; a side left out gives null. */
  readonly sides: readonly Side[];
}

/** What one side did; `error` where it could not run. */
export interface SideReport {
  readonly start: Answer<'start'> | null;
  readonly epochs: readonly Answer<'epoch'>[];
  readonly finish: Answer<'finish'> | null;
  readonly error: string | null;
}
