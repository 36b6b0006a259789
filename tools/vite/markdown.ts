import { readFile } from 'node:fs/promises';
import type { Element, Nodes, Root, RootContent } from 'hast';
import rehypeKatex from 'rehype-katex';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Plugin } from 'vite';
import { highlightCode, makeCodeFocusable } from './highlight-code.ts';

const SUFFIX = '.md?html';

/** A level-two heading of a Markdown file with what follows it; the text before the first has the title ''. */
export interface MarkdownSection {
  readonly title: string;
  readonly html: string;
}

/**
 * Serves `import { sections } from 'x.md?html'`: Markdown rendered at build time, so the page carries neither a Markdown
 * parser nor KaTeX. Raw HTML in the source is dropped; `{{name}}` placeholders outside formulas come through untouched.
 */
export function markdown(): Plugin {
  return {
    name: 'markdown-sections',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const path = id.slice(0, -'?html'.length);
      this.addWatchFile(path);
      const sections = await renderSections(await readFile(path, 'utf8'));
      return { code: `export const sections = ${JSON.stringify(sections)};`, map: null };
    },
  };
}

/** Renders GitHub-flavoured Markdown with `$…$` formulas as MathML, which needs no font and no style sheet. */
export async function renderSections(source: string): Promise<readonly MarkdownSection[]> {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(remarkRehype)
    .use(rehypeKatex, { output: 'mathml', strict: 'error' })
    .use(openOutsideLinksInNewTab)
    .use(colourCode)
    .use(rehypeStringify);
  const tree = await processor.run(processor.parse(source));
  return splitAtHeadings(tree).map(({ title, children }) => ({
    title,
    html: processor.stringify({ type: 'root', children }).trim(),
  }));
}

function splitAtHeadings(tree: Root): { title: string; children: RootContent[] }[] {
  const sections: { title: string; children: RootContent[] }[] = [];
  let current = { title: '', children: new Array<RootContent>() };
  for (const node of tree.children) {
    if (node.type === 'element' && node.tagName === 'h2') {
      sections.push(current);
      current = { title: textOf(node), children: [] };
    } else {
      current.children.push(node);
    }
  }
  sections.push(current);
  return sections.filter(({ title, children }) => title !== '' || children.some(isVisible));
}

function isVisible(node: RootContent): boolean {
  return node.type === 'element' || (node.type === 'text' && node.value.trim() !== '');
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Leaving the lab in the same tab would end a run under way. */
function openOutsideLinksInNewTab() {
  return (tree: Root): void => visitElements(tree, markOutsideLink);
}

function colourCode() {
  return (tree: Root): void => {
    visitElements(tree, highlightCode);
    visitElements(tree, makeCodeFocusable);
  };
}

function markOutsideLink(element: Element): void {
  const { href } = element.properties;
  if (element.tagName !== 'a' || typeof href !== 'string' || !/^https?:/.test(href)) return;
  element.properties['target'] = '_blank';
  element.properties['rel'] = ['noopener', 'noreferrer'];
}

function visitElements(node: Nodes, visit: (element: Element) => void): void {
  if (node.type === 'element') visit(node);
  if ('children' in node) for (const child of node.children) visitElements(child, visit);
}
