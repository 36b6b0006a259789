import type { Element, ElementContent } from 'hast';

type TokenKind = 'comment' | 'string' | 'number' | 'keyword';

const KEYWORDS =
  'and as async await break class const continue def else except export false False finally for from function if import in is lambda let new None not null or pass raise return throw true True try undefined while with yield';

/** Python and TypeScript are alike enough to be read by one expression; what stands first wins. */
const TOKEN = new RegExp(
  [
    String.raw`(?<comment>#.*|\/\/.*)`,
    String.raw`(?<string>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\u0060(?:[^\u0060\\]|\\.)*\u0060)`,
    String.raw`(?<number>(?<![\w.])\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?\b)`,
    String.raw`(?<keyword>\b(?:${KEYWORDS.replaceAll(' ', '|')})\b)`,
  ].join('|'),
  'g',
);
const KINDS: readonly TokenKind[] = ['comment', 'string', 'number', 'keyword'];
const LANGUAGES = ['python', 'ts', 'typescript', 'js', 'javascript'];

/** Lines of code scroll sideways where they are long, so a block takes the focus. */
export function makeCodeFocusable({ tagName, properties }: Element): void {
  if (tagName !== 'pre') return;
  properties['tabIndex'] = 0;
  properties['role'] = 'group';
  properties['ariaLabel'] = 'Code';
}

/** Gives the parts of a code block classes to be coloured by: `code-comment`, `code-string`, `code-number`, `code-keyword`. */
export function highlightCode(element: Element): void {
  const [code] = element.children;
  if (element.tagName !== 'pre' || code?.type !== 'element' || code.tagName !== 'code') return;
  if (!LANGUAGES.some((language) => hasClass(code, `language-${language}`))) return;
  const [text] = code.children;
  if (text?.type === 'text') code.children = markTokens(text.value);
}

function hasClass({ properties }: Element, name: string): boolean {
  const { className } = properties;
  return Array.isArray(className) && className.includes(name);
}

function markTokens(source: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let done = 0;
  for (const match of source.matchAll(TOKEN)) {
    const kind = KINDS.find((name) => match.groups?.[name] !== undefined);
    if (kind === undefined) continue;
    if (match.index > done) parts.push({ type: 'text', value: source.slice(done, match.index) });
    parts.push({
      type: 'element',
      tagName: 'span',
      properties: { className: [`code-${kind}`] },
      children: [{ type: 'text', value: match[0] }],
    });
    done = match.index + match[0].length;
  }
  return [...parts, { type: 'text', value: source.slice(done) }];
}
