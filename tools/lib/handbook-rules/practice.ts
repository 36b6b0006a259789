import { SKILL_IDS, isSkillId } from '#core/handbook.ts';
import type { HandbookRule } from './pages.ts';

const LEAST_PRACTICE = 2;

/** A program that prints nothing shows nothing. */
export const programsPrint: HandbookRule = ({ programs }) =>
  Object.entries(programs)
    .filter(([, code]) => !/console\.log\(|\.print\(\)|\.summary\(\)/.test(withoutComments(code)))
    .map(([id]) => ({
      rule: 'programs-print',
      where: `exercises/handbook/${id}.ts`,
      what: 'The program prints nothing, so there is nothing to see when it runs.',
      remedy: 'Print what the page speaks of with console.log.',
    }));

export const snippetSkillsAreKnown: HandbookRule = ({ snippets }) =>
  Object.entries(snippets).flatMap(([id, { also }]) =>
    [id, ...also]
      .filter((skill, index) => !isSkillId(skill) || (index > 0 && skill === id))
      .map((skill) => ({
        rule: 'snippet-skills-are-known',
        where: `exercises/handbook/snippets.ts, ${id}`,
        what: isSkillId(skill) ? `'${skill}' is the page's own skill.` : `There is no skill '${skill}'.`,
        remedy: "List in 'also' other ids of src/core/skills.ts.",
      })),
  );

/** What only one program touches is not practised. */
export const skillsArePractised: HandbookRule = ({ snippets, exercises }) =>
  SKILL_IDS.flatMap((id) => {
    const byPrograms = Object.entries(snippets).filter(([own, { also }]) => own === id || also.includes(id));
    const byExercises = exercises.filter(({ skills }) => skills.includes(id));
    const count = byPrograms.length + byExercises.length;
    if (count >= LEAST_PRACTICE) return [];
    return [
      {
        rule: 'skills-are-practised',
        where: `src/core/skills.ts, ${id}`,
        what: `The skill is practised by ${count} exercise or program; at least ${LEAST_PRACTICE} are needed.`,
        remedy: `Add ${id} to an exercise's skills, or to 'also' of a program that really uses it.`,
      },
    ];
  });

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
