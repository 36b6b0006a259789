import type { RunError } from '#core/errors.ts';
import { CONTEXT_LOST, OUT_OF_MEMORY, explainMessage } from './error-causes.ts';
import { formatValue } from './format-value.ts';
import { isThrownByLearner, positionInStack } from './learner-position.ts';
import { RunFault } from './run-fault.ts';

/** Whatever learner code threw, as a RunError: who must act, where, a plain cause, and the original words. */
export function explainThrown(thrown: unknown): RunError {
  if (thrown instanceof RunFault) {
    const { error } = thrown;
    return error.blame === 'learner' ? { ...error, at: error.at ?? positionInStack(thrown.stack) } : error;
  }
  if (thrown instanceof Error) return explainError(thrown);
  return {
    blame: 'learner',
    code: 'threw',
    message: `The code threw ${typeof thrown === 'string' ? 'the text ' : ''}${formatValue(typeof thrown === 'string' ? JSON.stringify(thrown) : thrown)}, which is no Error, so its place is not known. Throw new Error('…') to see the line.`,
    at: null,
  };
}

function explainError(error: Error): RunError {
  const words = `${error.name}: ${error.message}`;
  if (CONTEXT_LOST.test(words)) return contextLost();
  // The WASM backend writes past its memory when that cannot grow; the same words in the learner's own line mean a mistake.
  const isPastMemory = error.message === 'offset is out of bounds' && !isThrownByLearner(error.stack);
  if (isPastMemory || OUT_OF_MEMORY.test(words))
    return {
      blame: 'environment',
      code: 'out-of-memory',
      message: `Memory ran out during the run (${words}). Your code and the last kept weights are safe. Use a smaller batch, fewer rows (the option limit of dataset) or a smaller model, dispose tensors that are no longer needed, and run again.`,
    };
  const at = positionInStack(error.stack);
  const where = at === null ? '' : ` at line ${at.line}`;
  const known = explainMessage(error.message);
  if (known !== null)
    return {
      blame: 'learner',
      code: error instanceof SyntaxError ? 'syntax' : known.code,
      message: `The run stopped${where}. ${known.cause} (${words})`,
      at,
    };
  return {
    blame: 'learner',
    code: error instanceof SyntaxError ? 'syntax' : 'threw',
    message: `The run stopped${where}: ${words.replace(/[.\s]+$/, '')}. ${at === null ? 'Look at what the code did last.' : 'Look at this line and at the values it uses; console.log shows them.'}`,
    at,
  };
}

/** The graphics device went away. */
export function contextLost(): RunError {
  return {
    blame: 'environment',
    code: 'context-lost',
    message:
      'The browser took the graphics device away during the run (its driver restarted, or another page used it up). Your code and the last kept weights are safe. Resume the run, or choose WebAssembly under Settings, Engine.',
  };
}
