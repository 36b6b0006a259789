import { describe, expect, it } from 'vitest';
import { type HandbookFiles, loadHandbookFiles } from '../../tools/lib/handbook-files.ts';
import { HANDBOOK_RULES, checkHandbook } from '../../tools/lib/handbook-rules/run-rules.ts';

const sound = await loadHandbookFiles();

it('has a page and a program for each of the 52 skills, and nothing wrong with them', () => {
  expect(Object.keys(sound.pages)).toHaveLength(52);
  expect(Object.keys(sound.programs)).toHaveLength(52);
  expect(checkHandbook(sound)).toEqual([]);
});

// Each case breaks one thing and names the one rule that must say so.
describe('every rule fires', () => {
  const b1 = sound.pages['B1'] ?? '';
  const cases: readonly { rule: string; broken: HandbookFiles }[] = [
    { rule: 'files-match-skills', broken: { ...sound, pages: without(sound.pages, 'B1') } },
    { rule: 'files-match-skills', broken: { ...sound, programs: without(sound.programs, 'B1') } },
    { rule: 'files-match-skills', broken: withPage('Z9', b1) },
    { rule: 'files-match-skills', broken: withSnippet('B1', { title: ' ', also: ['T1'] }) },
    { rule: 'pages-have-their-parts', broken: withPage('B1', '**Try:** it.\n\n## Read more\n\nNothing.') },
    { rule: 'pages-have-their-parts', broken: withPage('B1', b1.replace('**Try:**', 'Try:')) },
    { rule: 'pages-have-their-parts', broken: withPage('B1', b1.replace('## Read more', '## See also')) },
    { rule: 'pages-have-their-parts', broken: withPage('B1', b1.replace('Everything', 'word '.repeat(260))) },
    { rule: 'links-resolve', broken: withPage('B1', b1.replace('https://', 'http://')) },
    { rule: 'links-resolve', broken: withPage('B1', `${b1}\n[gone](#/handbook/B99)`) },
    { rule: 'links-resolve', broken: withPage('B1', `${b1}\n[gone](#/exercise/no-such)`) },
    { rule: 'links-resolve', broken: withPage('B1', `${b1}\n[gone](#/data/no-such)`) },
    { rule: 'links-resolve', broken: withPage('B1', `${b1}\n[gone](#/nowhere)`) },
    { rule: 'programs-print', broken: withProgram('B1', "// console.log('nothing')\nexport {};\n") },
    { rule: 'snippet-skills-are-known', broken: withSnippet('B1', { title: 'x', also: ['T1', 'Z9'] }) },
    { rule: 'snippet-skills-are-known', broken: withSnippet('B1', { title: 'x', also: ['B1'] }) },
    { rule: 'skills-are-practised', broken: { ...sound, exercises: [], snippets: alone() } },
  ];

  it.each(cases)('$rule ($#)', ({ rule, broken }) => {
    expect(checkHandbook(broken).map((finding) => finding.rule)).toContain(rule);
  });

  it('leaves no rule without a case', () => {
    expect(new Set(cases.map(({ rule }) => rule)).size).toBe(HANDBOOK_RULES.length);
  });

  it('lets pages link to each other, to exercises, to data and to screens', () => {
    const links = '[a](#/handbook/B2) [b](#/exercise/fuel-economy) [c](#/data/mnist) [d](#/path)';
    expect(checkHandbook(withPage('B1', b1.replace('Everything', `${links} Everything`)))).toEqual([]);
  });
});

it('counts programs and exercises alike', () => {
  // Each program practises its own skill only, so every skill needs one exercise more.
  const skills = sound.exercises.flatMap((exercise) => exercise.skills);
  const lonely = checkHandbook({ ...sound, snippets: alone() }).length;
  expect(lonely).toBe(52 - new Set(skills).size);
});

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function withPage(id: string, text: string): HandbookFiles {
  return { ...sound, pages: { ...sound.pages, [id]: text } };
}

function withProgram(id: string, code: string): HandbookFiles {
  return { ...sound, programs: { ...sound.programs, [id]: code } };
}

function withSnippet(id: string, snippet: HandbookFiles['snippets'][string]): HandbookFiles {
  return { ...sound, snippets: { ...sound.snippets, [id]: snippet } };
}

function alone(): HandbookFiles['snippets'] {
  return Object.fromEntries(
    Object.entries(sound.snippets).map(([id, { title }]) => [id, { title, also: [] }]),
  );
}
