import * as v from 'valibot';
import { SourcePosition } from './errors.ts';

export const ConsoleLine = v.object({
  level: v.picklist(['debug', 'log', 'info', 'warn', 'error', 'system']),
  /** Already formatted; tensors as 'Tensor float32 [2, 3] 0…1, 0 NaN'. At most 4,000 characters. */
  text: v.string(),
  /** How often this line came in a row. */
  repeats: v.number(),
  at: v.nullable(SourcePosition),
});
/** One line of the learner's console. */
export type ConsoleLine = v.InferOutput<typeof ConsoleLine>;
