import type { Finding } from '../exercise-rules/finding.ts';
import type { HandbookFiles } from '../handbook-files.ts';
import { type HandbookRule, filesMatchSkills, linksResolve, pagesHaveTheirParts } from './pages.ts';
import { programsPrint, skillsArePractised, snippetSkillsAreKnown } from './practice.ts';

/** Every rule that the handbook must meet. */
export const HANDBOOK_RULES: readonly HandbookRule[] = [
  filesMatchSkills,
  pagesHaveTheirParts,
  linksResolve,
  programsPrint,
  snippetSkillsAreKnown,
  skillsArePractised,
];

export function checkHandbook(handbook: HandbookFiles): readonly Finding[] {
  return HANDBOOK_RULES.flatMap((rule) => rule(handbook));
}
