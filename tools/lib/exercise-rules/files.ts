import type { Finding, Rule } from './finding.ts';
import { sectionsOf } from './sections.ts';

const LEAST_HINTS = 3;
const MOST_HINTS = 5;
const LEAST_WEAK = 2;
/** `export async function solutionModel`, `export const solutionModel`, or a list of exports that has the name. */
const EXPORTS_SOLUTION =
  /export\s+(?:(?:async\s+)?function|const|let)\s+solutionModel\b|export\s*\{[^}]*\bsolutionModel\b/;

export const filesExist: Rule = ({ folder }) => {
  const files = {
    'prompt.md': folder.prompt,
    'hints.md': folder.hints,
    'debrief.md': folder.debrief,
    'starter.ts': folder.starter,
    'reference.ts': folder.reference,
  };
  return Object.entries(files)
    .filter(([, text]) => text === null || text.trim() === '')
    .map(([name]) => ({
      rule: 'files-exist',
      where: `${folder.path}/${name}`,
      what: 'The file is missing or empty.',
      remedy: 'Write it; docs/exercises.md says what belongs there.',
    }));
};

export const answersExportSolution: Rule = ({ folder }) => {
  const answers: [string, string | null][] = [
    ['starter.ts', folder.starter],
    ['reference.ts', folder.reference],
    ...Object.entries(folder.weak).map(([name, text]): [string, string] => [`weak/${name}.ts`, text]),
  ];
  return answers
    .filter(([, text]) => text !== null && !EXPORTS_SOLUTION.test(withoutComments(text)))
    .map(([name]) => ({
      rule: 'answers-export-solution',
      where: `${folder.path}/${name}`,
      what: 'The file does not export solutionModel, so it cannot be run.',
      remedy: 'Add `export async function solutionModel(): Promise<tf.LayersModel>`.',
    }));
};

export const starterIsNotReference: Rule = ({ folder }) => {
  if (folder.starter === null || folder.starter !== folder.reference) return [];
  return [
    {
      rule: 'starter-is-not-reference',
      where: `${folder.path}/starter.ts`,
      what: 'The starter is the reference: nothing is left to do.',
      remedy: 'Leave one clear thing for the learner to write.',
    },
  ];
};

/** Files in weak/ and entries of `weak` are the same, at least two, and each names a check. */
export const weakAnswersAreListed: Rule = ({ folder, exercise }) => {
  const rule = 'weak-answers-are-listed';
  const where = `${folder.path}/exercise.ts, weak`;
  const findings: Finding[] = [];
  const listed = exercise.weak.map((weak) => weak.name);
  const files = Object.keys(folder.weak);
  for (const name of listed.filter((name) => !files.includes(name)))
    findings.push({
      rule,
      where,
      what: `weak/${name}.ts is listed but does not exist.`,
      remedy: 'Write the file or take the entry out.',
    });
  for (const name of files.filter((name) => !listed.includes(name)))
    findings.push({
      rule,
      where,
      what: `weak/${name}.ts exists but is not listed.`,
      remedy: `Add { name: '${name}', mistake, failsBy }.`,
    });
  for (const weak of exercise.weak.filter(
    ({ failsBy }) => !exercise.checks.some((check) => check.id === failsBy),
  ))
    findings.push({
      rule,
      where,
      what: `'${weak.name}' is to fail by '${weak.failsBy}', which is no check of this exercise.`,
      remedy: `Name one of: ${exercise.checks.map((check) => check.id).join(', ')}.`,
    });
  if (listed.length < LEAST_WEAK)
    findings.push({
      rule,
      where,
      what: `${listed.length} weak answers are listed; at least ${LEAST_WEAK} are needed to place the levels.`,
      remedy: 'Add mistakes that real learners make.',
    });
  return findings;
};

/** hints.md: one level-two heading a hint, three to five of them, each with text. */
export const hasHints: Rule = ({ folder }) => {
  if (folder.hints === null) return [];
  const hints = sectionsOf(folder.hints);
  const empty = hints.filter(({ text }) => text === '').length;
  if (hints.length >= LEAST_HINTS && hints.length <= MOST_HINTS && empty === 0) return [];
  return [
    {
      rule: 'has-hints',
      where: `${folder.path}/hints.md`,
      what: `There are ${hints.length} hints (level-two headings), ${empty} of them without text.`,
      remedy: `Write ${LEAST_HINTS} to ${MOST_HINTS}, the least revealing first.`,
    },
  ];
};

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
