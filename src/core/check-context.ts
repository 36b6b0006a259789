import type { CurveEpoch } from './curve-diagnosis.ts';
import type { DatasetManifest, PartRows } from './dataset.ts';
import type { Check, Exercise } from './exercise.ts';
import type { Outcome } from './measure-outcome.ts';
import type { CheckResult, Evidence } from './verdict.ts';

/** What a check looks at. */
export interface CheckContext {
  readonly exercise: Exercise;
  readonly manifest: DatasetManifest;
  readonly heldOut: PartRows;
  readonly evidence: Evidence;
  readonly outcome: Outcome | null;
  /** Oldest epoch first; empty for a model whose training nobody saw. */
  readonly curves: readonly CurveEpoch[];
  /** '10,000 held-out rows'. */
  readonly rowsText: string;
}

export type CheckOf<K extends Check['kind']> = Extract<Check, { kind: K }>;
export type Finding = Omit<CheckResult, 'id' | 'kind' | 'title'>;

/** What could not be measured has not passed, and says why. */
export function unmeasured(needed: number | string, evidence: Evidence): Finding {
  const why =
    evidence.predictError ??
    (evidence.predictions.length > 0
      ? 'the outputs are not what the task asks for (see the other checks)'
      : 'the model was not run (see the other checks)');
  return { passed: false, measured: null, needed, message: `Not measured: ${why}` };
}
