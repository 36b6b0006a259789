import type { SolveOutcome } from './driver.ts';

/** A verdict in words, for a terminal. */
export function describeOutcome(subject: string, outcome: SolveOutcome): string {
  const { seconds, backend, seed } = outcome;
  return [
    `${subject}: ${headline(outcome)}`,
    ...outcome.checks.map(({ id, passed, message }) => `  ${passed ? '✓' : '✗'} ${id.padEnd(16)} ${message}`),
    `  trained in ${seconds.train.toFixed(1)} s, graded in ${seconds.grade.toFixed(1)} s on ${backend ?? 'no engine'}, seed ${seed}`,
  ].join('\n');
}

function headline({ status, score, error }: SolveOutcome): string {
  if (error !== null) return `error (${error.blame}: ${error.code})\n  ${error.message}`;
  return score === null ? status : `${status}, ${score}/5`;
}

/** A verdict for programs, one object: what `npm run solve -- <id> --json` prints. `seconds` is the whole solve. */
export function toReport(exercise: string, answer: string, outcome: SolveOutcome, seconds: number): object {
  const { status, score, backend, seed, error } = outcome;
  const checks = outcome.checks.map(({ id, passed, measured, needed, message }) => ({
    id,
    passed,
    measured,
    needed,
    message,
  }));
  return { exercise, answer, status, score, checks, seconds, backend, seed, error };
}
