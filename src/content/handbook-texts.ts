import { type HandbookPage, type HandbookSection, SKILL_IDS, type SnippetBySkill } from '#core/handbook.ts';

const PROSE = import.meta.glob<readonly HandbookSection[]>('/exercises/handbook/*.md', {
  eager: true,
  query: '?html',
  import: 'sections',
});
const PROGRAMS = import.meta.glob<string>(['/exercises/handbook/*.ts', '!/exercises/handbook/snippets.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});
const SNIPPETS = Object.values(
  import.meta.glob<SnippetBySkill>('/exercises/handbook/snippets.ts', { eager: true, import: 'SNIPPETS' }),
)[0];

/** In the order of the checklist. A page that lacks a file is left out; check:exercises reports it. */
export function readPages(): readonly HandbookPage[] {
  return SKILL_IDS.flatMap((skill) => {
    const sections = PROSE[`/exercises/handbook/${skill}.md`];
    const program = PROGRAMS[`/exercises/handbook/${skill}.ts`];
    const snippet = SNIPPETS?.[skill];
    if (sections === undefined || program === undefined || snippet === undefined) return [];
    return [{ skill, sections, snippet, program }];
  });
}
