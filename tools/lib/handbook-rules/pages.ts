import { READ_MORE, SKILL_IDS, isSkillId } from '#core/handbook.ts';
import type { HandbookFiles } from '../handbook-files.ts';
import type { Finding } from '../exercise-rules/finding.ts';

/** A rule is a pure function from the handbook on disk to findings; none when all is well. */
export type HandbookRule = (handbook: HandbookFiles) => readonly Finding[];

/** Half a page: less explains nothing, more is not read before practising. */
const WORDS = { least: 80, most: 260 };

/** Every skill has a page and a program, and nothing else lies there. */
export const filesMatchSkills: HandbookRule = ({ pages, programs, snippets }) => {
  const rule = 'files-match-skills';
  const kinds = [
    { names: Object.keys(pages), ending: '.md', remedy: 'Write half a page about the skill.' },
    { names: Object.keys(programs), ending: '.ts', remedy: 'Write a program of a few lines that prints.' },
  ];
  const missing = kinds.flatMap(({ names, ending, remedy }) =>
    SKILL_IDS.filter((id) => !names.includes(id)).map((id) => ({
      rule,
      where: `exercises/handbook/${id}${ending}`,
      what: `The skill ${id} has no such file.`,
      remedy,
    })),
  );
  const unknown = kinds.flatMap(({ names, ending }) =>
    names
      .filter((name) => !isSkillId(name))
      .map((name) => ({
        rule,
        where: `exercises/handbook/${name}${ending}`,
        what: `There is no skill '${name}'.`,
        remedy: 'Name the file after an id of src/core/skills.ts, or remove it.',
      })),
  );
  const untitled = SKILL_IDS.filter((id) => (snippets[id]?.title ?? '').trim() === '').map((id) => ({
    rule,
    where: `exercises/handbook/snippets.ts, ${id}`,
    what: 'The program has no title.',
    remedy: 'Say in a few words what it shows.',
  }));
  return [...missing, ...unknown, ...untitled];
};

/** Text of half a page with something to try, then the addresses outside. */
export const pagesHaveTheirParts: HandbookRule = ({ pages }) =>
  Object.entries(pages).flatMap(([id, text]) => {
    const [prose = '', ...sections] = text.split(/^## /m);
    const words = prose.split(/\s+/).filter(Boolean).length;
    const faults = [
      ...(words < WORDS.least || words > WORDS.most
        ? [`The text has ${words} words; half a page is ${WORDS.least} to ${WORDS.most}.`]
        : []),
      ...(prose.includes('**Try:**') ? [] : ['Nothing is offered to try with the program (**Try:**).']),
      ...(sections.length === 1 && sections[0]?.startsWith(`${READ_MORE}\n`)
        ? []
        : [`After the text comes one heading, '## ${READ_MORE}', and no other.`]),
    ];
    return faults.map((what) => ({
      rule: 'pages-have-their-parts',
      where: `exercises/handbook/${id}.md`,
      what,
      remedy: 'docs/handbook.md says what belongs on a page.',
    }));
  });

const LINK = /\]\(([^)\s]+)\)/g;
const SCREENS = [
  '#/',
  '#/path',
  '#/handbook',
  '#/resources',
  '#/data',
  '#/data/import',
  '#/attempts',
  '#/settings',
];

/** A link inside leads to a page that is there; one outside is https. */
export const linksResolve: HandbookRule = ({ pages, exercises, datasets }) =>
  Object.entries(pages).flatMap(([id, text]) =>
    [...text.matchAll(LINK)]
      .map((match) => match[1] ?? '')
      .filter((target) => !resolves(target, { exercises, datasets }))
      .map((target) => ({
        rule: 'links-resolve',
        where: `exercises/handbook/${id}.md`,
        what: `The link to '${target}' leads nowhere.`,
        remedy: 'Inside use #/handbook/<skill>, #/exercise/<id> or #/data/<id>; outside an https address.',
      })),
  );

function resolves(target: string, known: Pick<HandbookFiles, 'exercises' | 'datasets'>): boolean {
  if (!target.startsWith('#')) return /^https:\/\/[\w.-]+\.[a-z]+\//.test(target);
  const [, screen, id] = /^#\/(handbook|exercise|data)\/([\w-]+)$/.exec(target) ?? [];
  if (screen === 'handbook') return isSkillId(id ?? '');
  if (screen === 'exercise') return known.exercises.some((exercise) => exercise.id === id);
  if (screen === 'data' && known.datasets.includes(id ?? '')) return true;
  return SCREENS.includes(target);
}
