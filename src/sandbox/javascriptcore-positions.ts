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

/** What JavaScriptCore tells with the head of the function around it instead of a place, and what the line looks like. */
const PLACELESS: readonly (readonly [message: RegExp, line: (code: string) => RegExp])[] = [
  [/^Right side of assignment cannot be destructured/, () => /(?:const|let|var)\s*[{[]|[}\]]\s*=(?![=>])/],
  [/^Attempted to assign to readonly property/, (code) => assignmentTo(constantsOf(code))],
];

/** Whether JavaScriptCore names no line for such a message. */
export function isPlaceless(message: string): boolean {
  return PLACELESS.some(([known]) => known.test(message));
}

/** Whether a place is where a function begins, at its parameters or its brace, and its body lies below. */
export function isFunctionHead({ line, column }: SourcePosition, code: string): boolean {
  const rest = (code.split('\n')[line - 1] ?? '').slice(column - 1).trimEnd();
  return rest.endsWith('{') && /^(?:[({]|[\w$]+\s*=>)/.test(rest);
}

/** The one line below the head of the function that can have failed so; null when there is none, or several. */
export function findBelowHead(message: string, head: SourcePosition, code: string): SourcePosition | null {
  const pattern = PLACELESS.find(([known]) => known.test(message))?.[1](code);
  if (pattern === undefined) return null;
  const lines = code.split('\n');
  // Parameters are taken out of what the function gets: then it may be the head itself.
  if (/[(,]\s*[{[]/.test((lines[head.line - 1] ?? '').slice(head.column - 1))) return head;
  const found = lines.flatMap((text, index) => (index >= head.line && pattern.test(text) ? [index] : []));
  const [index] = found;
  if (index === undefined || found.length > 1) return null;
  return { line: index + 1, column: (lines[index] ?? '').search(/\S/) + 1 };
}

function constantsOf(code: string): string[] {
  return [...code.matchAll(/\bconst\s+([\w$]+)/g)].map(([, name = '']) => name);
}

function assignmentTo(names: readonly string[]): RegExp {
  const any = names.map((name) => name.replaceAll('$', '\\$')).join('|');
  return new RegExp(`(?<!(?:const|let|var)\\s+|[\\w$.])(?:${any})(?:\\s*[-+*/%&|^?<>]*=(?![=>])|\\+\\+|--)`);
}
