import type { RunError, SourcePosition } from '#core/errors.ts';
import { explainMessage } from './error-causes.ts';
import { formatValue } from './format-value.ts';
import { isOwnThrow, positionInModule, positionInStack, positionOfCall } from './learner-position.ts';
import { isMemoryText, isOutOfMemory, isTextOrMemory } from './memory-errors.ts';
import { type ThrownFacts, isInstance, readThrown } from './read-thrown.ts';
import { RunFault } from './run-fault.ts';

/** Messages of a graphics device that went away; without it no texture can be made. */
const CONTEXT_LOST = /context (?:was )?lost|CONTEXT_LOST_WEBGL|Unable to create WebGLTexture/i;
const NOTHING_LOST = 'Your code and the last kept weights are safe.';
const LESS_MEMORY =
  'Use a smaller batch, fewer rows (the option limit of dataset) or a smaller model, dispose tensors that are no longer needed, and run again.';

/** Whatever learner code threw, as a RunError: who must act, where, a plain cause, and the original words. Never throws. */
export function explainThrown(thrown: unknown): RunError {
  if (isInstance(thrown, RunFault)) {
    const { error, stack } = thrown;
    if (error.blame !== 'learner') return error;
    return { ...error, at: error.at ?? positionInStack(stack) ?? positionOfCall(thrown) };
  }
  if (isMemoryText(thrown)) return outOfMemory(thrown, false);
  const facts = readThrown(thrown);
  return facts === null ? explainValue(thrown) : explainError(facts, findPosition(thrown, facts));
}

function explainError(facts: ThrownFacts, at: SourcePosition | null): RunError {
  const { name, message, isSyntaxError } = facts;
  const words = tellWords(facts);
  const isOwn = isOwnThrow(facts.stack, facts);
  if (!isOwn && CONTEXT_LOST.test(words)) return contextLost();
  if (!isOwn && isOutOfMemory(facts)) return outOfMemory(words, isTextOrMemory(facts));
  const where = at === null ? '' : ` at line ${at.line}`;
  const known = isOwn ? null : explainMessage(message, name);
  if (known !== null)
    return {
      blame: 'learner',
      code: isSyntaxError ? 'syntax' : known.code,
      message: `The run stopped${where}. ${known.cause} (${words})`,
      at,
    };
  const advice =
    at === null
      ? 'The browser does not say where; look at what the code did last.'
      : 'Look at this line and at the values it uses; console.log shows them.';
  return {
    blame: 'learner',
    code: isSyntaxError ? 'syntax' : 'threw',
    message: `The run stopped${where}: ${words.replace(/[.\s]+$/, '')}. ${advice}`,
    at,
  };
}

function explainValue(thrown: unknown): RunError {
  const shown = typeof thrown === 'string' ? `the text ${JSON.stringify(thrown)}` : formatValue(thrown);
  return {
    blame: 'learner',
    code: 'threw',
    message: `The code threw ${shown}, which is no Error, so its place is not known. Throw new Error('…') to see the line.`,
    at: null,
  };
}

/** In the error's own stack, else in the one of what is behind it, else where the learner called what failed. */
function findPosition(thrown: unknown, facts: ThrownFacts): SourcePosition | null {
  return (
    positionInStack(facts.stack, facts) ??
    positionInStack(readThrown(facts.inner)?.stack) ??
    positionOfCall(thrown) ??
    positionInModule(facts.source)
  );
}

/** 'TypeError: x is not a function', with what is behind it. */
function tellWords(facts: ThrownFacts): string {
  const inner = readThrown(facts.inner);
  const words = tellName(facts);
  return inner === null ? words : `${words}; behind it: ${tellName(inner)}`;
}

function tellName({ name, message }: ThrownFacts): string {
  return message === '' ? name : `${name}: ${message}`;
}

function outOfMemory(words: string, mayBeText: boolean): RunError {
  const what = mayBeText
    ? 'Memory ran out during the run, or a single text grew too long'
    : 'Memory ran out during the run';
  return {
    blame: 'environment',
    code: 'out-of-memory',
    message: `${what} (${words}). ${NOTHING_LOST} ${LESS_MEMORY}`,
  };
}

/** The graphics device went away. */
export function contextLost(): RunError {
  return {
    blame: 'environment',
    code: 'context-lost',
    message: `The browser took the graphics device away during the run (its driver restarted, or another page used it up). ${NOTHING_LOST} Resume the run, or choose WebAssembly under Settings, Engine.`,
  };
}
