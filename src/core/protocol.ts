import * as v from 'valibot';
import { Chart } from './chart.ts';
import { ConsoleLine } from './console-line.ts';
import type { LearnerDataset } from './dataset.ts';
import { type BackendName, EngineReport } from './engine.ts';
import { RunError } from './errors.ts';
import type { PretrainedModel } from './pretrained.ts';
import { type Result, fail, ok } from './result.ts';
import { TrainedModel } from './trained-model.ts';

/** Page to sandbox. Sent by trusted code, so a type is enough. */
export type ToSandbox =
  | {
      readonly type: 'start';
      /** JavaScript with types blanked out, positions as in the learner's file. */
      readonly code: string;
      readonly seed: number;
      readonly backend: BackendName;
      /** Sentence and device name to report back with `ready`. */
      readonly reason: string;
      /** Leaves the lab's kernels out. */
      readonly isStock: boolean;
      /** Weights of an interrupted run to continue from; null for a fresh start. */
      readonly resume: { readonly model: TrainedModel; readonly epoch: number } | null;
    }
  | { readonly type: 'stop' }
  | {
      readonly type: 'dataset';
      readonly requestId: number;
      readonly result: Result<LearnerDataset, RunError>;
    }
  | {
      readonly type: 'pretrained';
      readonly requestId: number;
      readonly result: Result<PretrainedModel, RunError>;
    };

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Without the batch axis; null stands for an axis of any length. */
const DeclaredShape = v.pipe(v.array(v.nullable(count)), v.maxLength(16));
const Logs = v.record(v.string(), v.number());

/** Sandbox to page: `unknown` until it passed this schema. */
export const FromSandbox = v.variant('type', [
  v.object({ type: v.literal('booted') }),
  v.object({ type: v.literal('ready'), engine: EngineReport }),
  /** Every 500 ms while the event loop turns; its absence tells 'stuck'. */
  v.object({ type: v.literal('beat'), tensors: count, sizeBytes: count }),
  v.object({
    type: v.literal('dataset-request'),
    requestId: count,
    id: v.string(),
    limit: v.nullable(count),
  }),
  v.object({
    type: v.literal('pretrained-request'),
    requestId: count,
    id: v.string(),
    /** Null asks for the first, the whole. */
    variant: v.nullable(v.string()),
  }),
  /** A model of one input and one output begins to train; once for each shape and size. */
  v.object({
    type: v.literal('model'),
    inputShape: DeclaredShape,
    outputShape: DeclaredShape,
    parameters: count,
  }),
  v.object({
    type: v.literal('progress'),
    /** Counts fit calls in this run, from 1. */
    fit: count,
    /** From 1. */
    epoch: count,
    epochs: v.nullable(count),
    /** Batches done in this epoch. */
    batch: count,
    batches: v.nullable(count),
    logs: Logs,
  }),
  v.object({ type: v.literal('epoch'), fit: count, epoch: count, epochs: v.nullable(count), logs: Logs }),
  /** From `lab.report` in a loop of the learner's own. */
  v.object({ type: v.literal('report'), step: v.number(), logs: Logs }),
  v.object({
    type: v.literal('console'),
    lines: v.pipe(v.array(ConsoleLine), v.maxLength(1000)),
    dropped: count,
  }),
  v.object({ type: v.literal('chart'), chart: Chart }),
  /** Weights so far, kept in case the run cannot finish. */
  v.object({ type: v.literal('checkpoint'), model: TrainedModel, epoch: count }),
  v.object({ type: v.literal('leak'), tensors: count, message: v.string() }),
  /** Terminal. `isStopped` when the learner pressed Stop and the weights learnt so far are in the model. */
  v.object({ type: v.literal('trained'), model: TrainedModel, isStopped: v.boolean() }),
  /** Terminal. */
  v.object({ type: v.literal('failed'), error: RunError }),
]);
export type FromSandbox = v.InferOutput<typeof FromSandbox>;

export function isTerminal(message: FromSandbox): boolean {
  return message.type === 'trained' || message.type === 'failed';
}

/** Reads one message from the sandbox; anything unexpected is a protocol violation that names the first fault. */
export function parseFromSandbox(value: unknown): Result<FromSandbox, RunError> {
  const parsed = v.safeParse(FromSandbox, value);
  if (parsed.success) return ok(parsed.output);
  const issue = parsed.issues[0];
  const path = v.getDotPath(issue) ?? 'message';
  return fail({
    blame: 'lab',
    code: 'protocol-violation',
    message: `The run sent a message that the lab does not know (${path}: ${issue.message}). The run was ended; your code is kept.`,
  });
}
