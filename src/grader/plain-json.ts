import { type Result, fail, ok } from '#core/result.ts';

const MAX_DEPTH = 60;
const MAX_VALUES = 200_000;
const MAX_STRING = 10_000;
/** Keys that would reach an object's prototype, or hand tfjs classes of the file's own. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype', 'customObjects', 'custom_objects']);

/**
 * Makes sure that a foreign value is plain JSON of a bounded size, before anything walks it without care. A value that
 * contains itself is caught by the depth. The error is half a sentence.
 */
export function verifyPlainJson(value: unknown): Result<null, string> {
  let values = 0;
  const findFault = (part: unknown, depth: number): string | null => {
    if (++values > MAX_VALUES) return `it has more than ${MAX_VALUES.toLocaleString('en')} values`;
    if (depth > MAX_DEPTH) return `it is nested more than ${MAX_DEPTH} deep`;
    if (part === null || part === undefined || typeof part === 'boolean' || typeof part === 'number')
      return null;
    if (typeof part === 'string') return part.length > MAX_STRING ? 'it has an overlong text' : null;
    if (Array.isArray(part)) return firstFault(part, (item) => findFault(item, depth + 1));
    if (!isRecord(part)) return 'it holds something that is no JSON';
    return firstFault(Object.entries(part), ([key, item]) =>
      FORBIDDEN_KEYS.has(key) ? `it has the key '${key}'` : findFault(item, depth + 1),
    );
  };
  const fault = findFault(value, 0);
  return fault === null ? ok(null) : fail(fault);
}

/** True for objects written with braces; class instances and arrays are not. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function firstFault<T>(items: readonly T[], faultOf: (item: T) => string | null): string | null {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault !== null) return fault;
  }
  return null;
}
