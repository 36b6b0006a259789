import type { RunError, SourcePosition } from '#core/errors.ts';
import type { SwcError } from './type-stripper.ts';

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]/u;

/** Plain words for what the parser says; the first pattern that fits wins. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/angle-bracket syntax/, '`<Type>value` is not supported here. Write `value as Type`.'],
  [
    /enum is not supported/,
    "`enum` is not supported here, since it is more than a type. Use a union of texts, such as `type Mode = 'train' | 'test'`, or an object `as const`.",
  ],
  [
    /parameter property/,
    'A constructor parameter cannot declare a field here. Declare the field in the class and assign it in the constructor.',
  ],
  [/import equals/, "`import x = require(…)` is not supported here. Write `import * as x from '…'`."],
  [
    /namespace|module declaration/i,
    '`namespace` is not supported here. Use plain functions and constants; an answer is one module.',
  ],
  [
    /Unterminated string/,
    'A text is not closed. Add the missing quote, or use backquotes for a text over several lines.',
  ],
  [/Unterminated template/, 'A text in backquotes is not closed. Add the missing backquote.'],
  [
    /Unterminated regexp/,
    'A regular expression is not closed. Add the missing slash, or put quotes around a text.',
  ],
  [
    /await.*(non-async|only)/,
    '`await` works only in an `async` function. Write `async` before this function.',
  ],
  [
    /Return statement is not allowed/,
    '`return` stands outside any function. Look for a closing bracket `}` too many above.',
  ],
  [
    /Unexpected eof|got '<eof>'|Unexpected end/i,
    'The code ends too early. Look for a bracket `{`, `(` or `[` that is never closed.',
  ],
  [
    /Expected '\)'|Expected '\]'|Expected '}'|Expected ','/,
    'A bracket or comma is missing here, or just before.',
  ],
  [
    /Expected a semicolon/,
    'Two things stand side by side that do not belong together; a quote, an operator or a line break is missing.',
  ],
  [/declarations must be initialized/, 'A value is missing. Write `const name = value`.'],
  [/Expression expected/, 'A value is missing here, or there is a character too many.'],
];

/** A syntax error of the learner's, with the place, a plain cause and the parser's own words. */
export function explainSyntaxError(error: SwcError, source: string): RunError {
  const at = findPosition(error, source);
  const cause = CAUSES.find(([pattern]) => pattern.test(error.message))?.[1];
  const hint = cause ?? 'Look at this line and the one before it.';
  return {
    blame: 'learner',
    code: 'syntax',
    message: `The code cannot be read at line ${at.line}, column ${at.column}. ${hint} (${error.message})`,
    at,
  };
}

/** swc's columns are those of a terminal: a tab is four wide and a CJK character two. */
function findPosition(error: SwcError, source: string): SourcePosition {
  const lines = source.split('\n');
  const line = Math.min(Math.max(1, error.startLine), lines.length);
  let width = 0;
  let column = 1;
  for (const character of lines[line - 1] ?? '') {
    if (width >= error.startColumn) break;
    width += character === '\t' ? 4 : WIDE.test(character) ? 2 : 1;
    column += character.length;
  }
  return { line, column };
}
