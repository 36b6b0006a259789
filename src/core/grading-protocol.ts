import * as v from 'valibot';
import type { CurveEpoch } from './curve-diagnosis.ts';
import type { DatasetManifest, PartRows } from './dataset.ts';
import { RunError } from './errors.ts';
import type { Exercise } from './exercise.ts';
import type { PretrainedModel } from './pretrained.ts';
import { type Result, fail, ok } from './result.ts';
import type { TrainedModel } from './trained-model.ts';
import { VerdictSchema } from './verdict-schema.ts';

/** Page to grader, a trusted worker. */
export interface GradeRequest {
  readonly type: 'grade';
  readonly requestId: number;
  readonly model: TrainedModel;
  readonly exercise: Exercise;
  readonly manifest: DatasetManifest;
  readonly heldOut: PartRows;
  readonly curves: readonly CurveEpoch[];
  /** The pretrained model that the exercise names; null when it names none. */
  readonly pretrained: PretrainedModel | null;
}

const requestId = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Grader to page. */
export const FromGrader = v.variant('type', [
  /** After each batch: a sign of life, and rows done for a progress bar. */
  v.object({ type: v.literal('progress'), requestId, rows: v.number(), total: v.number() }),
  /** Terminal. `backend` says where the model was run; `tensors` how many were left over (0 unless the lab has a leak). */
  v.object({
    type: v.literal('verdict'),
    requestId,
    verdict: VerdictSchema,
    backend: v.picklist(['wasm', 'cpu']),
    tensors: v.number(),
    predictMs: v.number(),
  }),
  /** Terminal. */
  v.object({ type: v.literal('failed'), requestId, error: RunError }),
]);
export type FromGrader = v.InferOutput<typeof FromGrader>;

/** Reads one message of the grader. */
export function parseFromGrader(value: unknown): Result<FromGrader, RunError> {
  const parsed = v.safeParse(FromGrader, value);
  if (parsed.success) return ok(parsed.output);
  const issue = parsed.issues[0];
  return fail({
    blame: 'lab',
    code: 'protocol-violation',
    message: `The grader sent a message that the lab does not know (${v.getDotPath(issue) ?? 'message'}: ${issue.message}). Your model is kept; submit again, and report this if it happens twice.`,
  });
}
