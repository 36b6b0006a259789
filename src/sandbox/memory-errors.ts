import type { ThrownFacts } from './read-thrown.ts';
import { isThrownByLearner } from './learner-position.ts';

/**
 * What is said only when memory could not be had: our engine, V8, SpiderMonkey, JavaScriptCore, Emscripten, WebGL. Not here:
 * lengths that no array may have, and reads past the end of one, which V8 and SpiderMonkey word alike for plain mistakes.
 */
const OUT_OF_MEMORY =
  /out[ _]of[ _]memory|Array buffer allocation failed|could not allocate|Cannot enlarge memory|Aborted\(OOM/i;
/** From here on a length speaks of memory and not of a slip: 1 GB of float32. */
const HUGE_LENGTH = 2 ** 28;

/** Whether an error proves that memory ran out. */
export function isOutOfMemory({ name, message, stack }: ThrownFacts): boolean {
  // What learners throw themselves are their own words.
  if (name === 'Error' && isThrownByLearner(stack)) return false;
  // JavaScriptCore's word for a BigInt beyond its limit.
  if (message.includes('BigInt')) return false;
  // A shape that is none, and no size.
  if (message.includes('NaN MB')) return false;
  if (OUT_OF_MEMORY.test(message)) return true;
  // V8 tells the length that it refused.
  const length = /^Invalid typed array length: (\d+)$/.exec(message)?.[1];
  return length !== undefined && Number(length) >= HUGE_LENGTH;
}

/** SpiderMonkey throws this text, which is no Error, when it gets no memory. */
export function isMemoryText(thrown: unknown): thrown is string {
  return thrown === 'out of memory';
}

/** JavaScriptCore says this of a text that is too long, too. */
export function isTextOrMemory({ message }: ThrownFacts): boolean {
  return message === 'Out of memory';
}
