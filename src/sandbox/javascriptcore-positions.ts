import type { SourcePosition } from '#core/errors.ts';

/**
 * `return tf.sequential(…)` leaves no frame in JavaScriptCore: the stack goes on with whoever called the function that
 * returns, or with that function's first line. What is left is the name of the function called. Where the line that the stack
 * names does not call it, and one line alone returns a call of it, that line is the place; null when there is no such line.
 */
export function findTailCall(
  innerFrames: string,
  { line }: SourcePosition,
  code: string,
): SourcePosition | null {
  // The text in front of the learner's frame ends with that frame's own function and '@'.
  const callee = /([\w$]+)@[^\n]*$/.exec(innerFrames.split('\n').slice(0, -1).join('\n'))?.[1];
  if (callee === undefined) return null;
  const lines = code.split('\n');
  const call = new RegExp(`(?<![\\w$])${callee.replaceAll('$', '\\$')}\\(`);
  if (call.test(lines[line - 1] ?? '')) return null;
  const returning = new RegExp(`(?:\\breturn\\b|=>).*?${call.source}`);
  const found = lines.flatMap((text, index) => (returning.test(text) ? [index] : []));
  const [index] = found;
  if (index === undefined || found.length > 1) return null;
  return { line: index + 1, column: (lines[index] ?? '').search(call) + 1 };
}

/** JavaScriptCore names the bracket of a call, the others the name in front of it, which is where one looks. */
export function moveToCallee({ line, column }: SourcePosition, code: string): SourcePosition {
  const text = code.split('\n')[line - 1] ?? '';
  if (text[column - 1] !== '(') return { line, column };
  const name = /[\w$]*$/.exec(text.slice(0, column - 1))?.[0] ?? '';
  return { line, column: column - name.length };
}
