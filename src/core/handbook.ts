import { SKILLS, type SkillId } from './skills.ts';

/** The exam's families of skills; a skill's id begins with its family's letter. */
export const SKILL_FAMILIES = [
  { id: 'T', title: 'Developer skills' },
  { id: 'B', title: 'Building and training' },
  { id: 'I', title: 'Images' },
  { id: 'N', title: 'Text' },
  { id: 'S', title: 'Time series' },
] as const;
export type SkillFamily = (typeof SKILL_FAMILIES)[number]['id'];

/** A small program on a handbook page, run in place. */
export interface Snippet {
  /** What it shows. */
  readonly title: string;
  /** Skills that it practises beside its page's own. */
  readonly also: readonly SkillId[];
}

/** One page a skill; the compiler sees to it that none is missing. */
export type SnippetBySkill = Readonly<Record<SkillId, Snippet>>;

/** Headings of a handbook page with their rendered text; the text before the first has the title ''. */
export interface HandbookSection {
  readonly title: string;
  readonly html: string;
}

/** A page of the handbook with its program. */
export interface HandbookPage {
  readonly skill: SkillId;
  readonly sections: readonly HandbookSection[];
  readonly snippet: Snippet;
  readonly program: string;
}

/** The heading under which a page lists addresses outside the lab. */
export const READ_MORE = 'Read more';

export function isSkillId(value: string): value is SkillId {
  return Object.hasOwn(SKILLS, value);
}

/** In the order of the checklist. */
export const SKILL_IDS: readonly SkillId[] = Object.keys(SKILLS).filter(isSkillId);
