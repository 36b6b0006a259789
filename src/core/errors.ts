import * as v from 'valibot';

/** One-based position in the learner's source. */
export const SourcePosition = v.object({
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  column: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type SourcePosition = v.InferOutput<typeof SourcePosition>;

export const LearnerErrorCode = v.picklist([
  'syntax',
  'unsupported-import',
  'no-solution-model',
  'not-a-model',
  'threw',
  'nan-loss',
  'disposed-tensor',
  'blocked-api',
  'stuck',
]);
export type LearnerErrorCode = v.InferOutput<typeof LearnerErrorCode>;

export const EnvironmentErrorCode = v.picklist([
  'out-of-memory',
  'context-lost',
  'backend-unavailable',
  'network',
  'data-altered',
  'data-missing',
  'unreadable-file',
  'storage-full',
  'storage-unavailable',
  'worker-died',
]);
export type EnvironmentErrorCode = v.InferOutput<typeof EnvironmentErrorCode>;

export const LabErrorCode = v.picklist(['protocol-violation', 'internal']);
export type LabErrorCode = v.InferOutput<typeof LabErrorCode>;

/** Why something could not be done, and who must act. Messages say what happened, where, and what to do. */
export const RunError = v.variant('blame', [
  v.object({
    blame: v.literal('learner'),
    code: LearnerErrorCode,
    message: v.string(),
    at: v.nullable(SourcePosition),
  }),
  v.object({ blame: v.literal('environment'), code: EnvironmentErrorCode, message: v.string() }),
  v.object({ blame: v.literal('lab'), code: LabErrorCode, message: v.string() }),
]);
export type RunError = v.InferOutput<typeof RunError>;
