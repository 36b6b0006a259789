import type { SourcePosition } from '#core/errors.ts';
import {
  findBelowHead,
  findTailCall,
  isFunctionHead,
  isPlaceless,
  moveToCallee,
} from './javascriptcore-positions.ts';

let learnerUrl: string | null = null;
let learnerCode = '';
/** It alone gives every error a line of its own. */
const isJavaScriptCore = Object.hasOwn(new Error(), 'line');
/** Where learner code made the call that ended in an error. */
const callPlaces = new WeakMap<WeakKey, SourcePosition>();

/** Tells the address under which the learner's module appears in stacks, and its text. */
export function setLearnerModule(url: string, code: string): void {
  learnerUrl = url;
  learnerCode = code;
}

/** What helps to read a stack: the error's own class, whose constructor is no place to look at, and its message. */
export interface StackFacts {
  readonly className: string;
  readonly message: string;
}

/** The innermost place in the learner's code that a stack names; null when it names none. */
export function positionInStack(
  stack: string | undefined,
  { className, message }: StackFacts = { className: '', message: '' },
): SourcePosition | null {
  if (learnerUrl === null || stack === undefined) return null;
  const constructorFrame = new RegExp(`^\\s*(?:at new )?${className.replaceAll('$', '\\$')}(?:@| \\()`);
  for (
    let start = stack.indexOf(`${learnerUrl}:`);
    start !== -1;
    start = stack.indexOf(`${learnerUrl}:`, start + 1)
  ) {
    const frame = stack.slice(stack.lastIndexOf('\n', start) + 1, start);
    if (className !== '' && constructorFrame.test(frame)) continue;
    const match = /^(\d+):(\d+)/.exec(stack.slice(start + learnerUrl.length + 1));
    const [line, column] = [Number(match?.[1]), Number(match?.[2])];
    if (!(line >= 1 && column >= 1)) return null;
    const found = { line, column };
    if (!isJavaScriptCore) return found;
    if (isFunctionHead(found, learnerCode)) {
      const below = findBelowHead(message, found, learnerCode);
      if (below !== null || isPlaceless(message)) return below;
    }
    return findTailCall(stack.slice(0, start), found, learnerCode) ?? moveToCallee(found, learnerCode);
  }
  return null;
}

/** A place in a file, if the file is the learner's module. */
export function positionInModule(
  source: { readonly url: string; readonly line: number; readonly column: number } | null,
): SourcePosition | null {
  return source !== null && source.url === learnerUrl ? { line: source.line, column: source.column } : null;
}

/** Whether the innermost frame of a stack is the learner's code, and not tfjs called by it. */
export function isThrownByLearner(stack: string | undefined): boolean {
  const innermost = stack?.split('\n').find((line) => /:\d+:\d+\)?$/.test(line));
  return learnerUrl !== null && innermost !== undefined && innermost.includes(learnerUrl);
}

/** Whether a `throw` of the learner's own made it: then its words are the learner's, whatever a browser means by them. */
export function isOwnThrow(stack: string | undefined, facts: StackFacts): boolean {
  const at = positionInStack(stack, facts);
  return (
    at !== null && isThrownByLearner(stack) && /\bthrow\b/.test(learnerCode.split('\n')[at.line - 1] ?? '')
  );
}

/**
 * Keeps where the learner's code made a call, for an error that comes out of it later: only V8 carries a stack over an
 * `await`. Call it in the same turn as the learner's call.
 */
export function followCall<Result>(promise: Promise<Result>): Promise<Result> {
  const place = positionInStack(new Error().stack);
  if (place === null) return promise;
  return promise.catch((error: unknown) => {
    if (typeof error === 'object' && error !== null && !callPlaces.has(error)) callPlaces.set(error, place);
    throw error;
  });
}

/** Where the learner called what this was thrown from; null when that is not known. */
export function positionOfCall(thrown: unknown): SourcePosition | null {
  return typeof thrown === 'object' && thrown !== null ? (callPlaces.get(thrown) ?? null) : null;
}
