import type { LearnerErrorCode, RunError } from '#core/errors.ts';

/** Carries a finished RunError through learner code, so that it arrives at the worker's entry as it was thrown. */
export class RunFault extends Error {
  readonly error: RunError;

  constructor(error: RunError) {
    super(error.message);
    this.error = error;
  }
}

/** A learner error whose position is read from its own stack at the worker's entry. */
export function learnerFault(code: LearnerErrorCode, message: string): RunFault {
  return new RunFault({ blame: 'learner', code, message, at: null });
}
