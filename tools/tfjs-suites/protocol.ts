import type { BackendName } from '#core/engine.ts';

export interface SuitesRequest {
  readonly backend: BackendName;
  readonly stock: boolean;
  /** A part of a suite's path; null runs all. */
  readonly suite: string | null;
}

export interface SuiteResult {
  /** Suite, backend and test, as Jasmine joins them. */
  readonly name: string;
  readonly passed: boolean;
  /** Of the first expectation that failed; '' when none did. */
  readonly message: string;
}
