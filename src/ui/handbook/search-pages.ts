import type { HandbookPage } from '#core/handbook.ts';
import { SKILLS } from '#core/skills.ts';

/** Pages whose id, title, text or program has every word of the search; all of them for an empty one. */
export function searchPages(pages: readonly HandbookPage[], search: string): readonly HandbookPage[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return pages.filter((page) => {
    const text = textOf(page);
    return words.every((word) => text.includes(word));
  });
}

function textOf({ skill, sections, snippet, program }: HandbookPage): string {
  const prose = sections.map(({ html }) => html.replace(/<[^>]*>/g, ''));
  return [skill, SKILLS[skill], snippet.title, ...prose, program].join(' ').toLowerCase();
}
