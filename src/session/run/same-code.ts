/** Whether two programs differ in nothing but white space and comments: tells a starter that was not worked on. */
export function isSameCode(a: string, b: string): boolean {
  return a === b || readTokens(a) === readTokens(b);
}

/**
 * Comments | strings (templates to the closing back-tick) | a run of white space | a run of word letters | any other letter.
 * Regular expressions and templates within templates are not followed; no starter needs them.
 */
const TOKEN =
  /\/\*[^]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[^]|[^`\\])*`|\s+|[\w$]+|[^]/g;

function readTokens(code: string): string {
  const tokens = code.match(TOKEN) ?? [];
  const kept = tokens.filter(
    (token) => !/^\s/.test(token) && !token.startsWith('//') && !token.startsWith('/*'),
  );
  // The separator keeps 'ab' apart from 'a b'.
  return kept.join('\u0000');
}
