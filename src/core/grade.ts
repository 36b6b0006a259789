import { type CurveEpoch, adviseNextStep } from './advice.ts';
import { checkEvidence } from './check-evidence.ts';
import type { DatasetManifest, PartRows } from './dataset.ts';
import { countInputs } from './encode-inputs.ts';
import { type CheckKind, type Exercise, levelsCheckOf } from './exercise.ts';
import { type Outcome, measureOutcome } from './measure-outcome.ts';
import { formatNumber } from './number-text.ts';
import { type Score, scoreLevel } from './score-levels.ts';
import type { CheckResult, Evidence, Verdict, VerdictReport } from './verdict.ts';
import { describeOutcome } from './verdict-details.ts';

/** Failing one of these rejects the model; the first in this order gives the reason. */
const GATES: readonly CheckKind[] = [
  'built-in-layers',
  'input-shape',
  'output-shape',
  'finite',
  'parameters',
  'size',
];

export interface GradingCase {
  readonly exercise: Exercise;
  readonly manifest: DatasetManifest;
  readonly evidence: Evidence;
  readonly heldOut: PartRows;
  /** Logs of the training epochs, oldest first, when they are known: for checks of curves, and for the next step. */
  readonly curves?: readonly CurveEpoch[];
}

/**
 * Judges the evidence about a model against an exercise. The same evidence always gets the same verdict: nothing here
 * reads a clock or draws unseeded numbers.
 */
export function gradeEvidence(grading: GradingCase): Verdict {
  const { exercise, manifest, evidence, heldOut } = grading;
  const outcome = measureOutcome(exercise, manifest, evidence, heldOut);
  const rows = countInputs(exercise, heldOut);
  const rowsText = `${formatNumber(rows, 12)} held-out ${nameOfRows(exercise)}`;
  const context = { exercise, manifest, heldOut, evidence, outcome, curves: grading.curves ?? [], rowsText };
  const checks = exercise.checks.map((check) => checkEvidence(check, context));
  const details =
    outcome === null ? null : describeOutcome({ exercise, manifest, heldOut, evidence, outcome });
  const reason = rejectionReason(checks, evidence, outcome);
  const score = reason === null ? scoreChecks(exercise, checks, outcome) : 0;
  const report: VerdictReport = {
    checks,
    metrics: outcome?.metrics ?? [],
    heldOutRows: rows,
    nextStep: adviseNextStep({ ...grading, checks, outcome, details, score, isRejected: reason !== null }),
    details,
  };
  if (reason !== null) return { status: 'rejected', score: 0, reason, ...report };
  return score === 5 ? { status: 'passed', score, ...report } : { status: 'scored', score, ...report };
}

function nameOfRows({ input }: Exercise): string {
  if (input.kind === 'windows') return 'windows';
  return input.kind === 'next-token' ? 'words' : 'rows';
}

function rejectionReason(
  checks: readonly CheckResult[],
  evidence: Evidence,
  outcome: Outcome | null,
): string | null {
  for (const gate of GATES) {
    const failed = checks.find((check) => check.kind === gate && !check.passed);
    if (failed !== undefined && failed.measured !== null) return failed.message;
  }
  if (evidence.predictError !== null) return evidence.predictError;
  const failed = checks.find((check) => GATES.includes(check.kind) && !check.passed);
  if (failed !== undefined) return failed.message;
  if (outcome === null)
    return 'The outputs of the model cannot be compared with the answers: their number or their values are not what the task asks for. Compare the output shape with the task and submit again.';
  return null;
}

/** The level reached; at most 4 while another check fails. */
function scoreChecks(exercise: Exercise, checks: readonly CheckResult[], outcome: Outcome | null): Score {
  const { metric, levels } = levelsCheckOf(exercise);
  const value = outcome?.metrics.find((result) => result.metric === metric)?.value ?? NaN;
  const score = scoreLevel(metric, levels, value);
  const isCapped = checks.some((check) => check.kind !== 'levels' && !check.passed);
  return score === 5 && isCapped ? 4 : score;
}
