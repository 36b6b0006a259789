import type { SourcePosition } from '#core/errors.ts';

let learnerUrl: string | null = null;

/** Tells the address under which the learner's module appears in stacks. */
export function setLearnerUrl(url: string): void {
  learnerUrl = url;
}

/** The innermost place in the learner's code that a stack names; null when it names none. */
export function positionInStack(stack: string | undefined): SourcePosition | null {
  if (learnerUrl === null || stack === undefined) return null;
  const start = stack.indexOf(`${learnerUrl}:`);
  if (start === -1) return null;
  const match = /^(\d+):(\d+)/.exec(stack.slice(start + learnerUrl.length + 1));
  const line = Number(match?.[1]);
  const column = Number(match?.[2]);
  return line >= 1 && column >= 1 ? { line, column } : null;
}

/** Whether the innermost frame of a stack is the learner's code, and not tfjs called by it. */
export function isThrownByLearner(stack: string | undefined): boolean {
  const innermost = stack?.split('\n').find((line) => /:\d+:\d+\)?$/.test(line));
  return learnerUrl !== null && innermost !== undefined && innermost.includes(learnerUrl);
}
