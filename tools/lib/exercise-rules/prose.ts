import type { DatasetManifest } from '#core/dataset.ts';
import { type Check, levelsCheckOf } from '#core/exercise.ts';
import { placeholderValues } from '#core/placeholders.ts';
import type { ExerciseFolder } from '../exercise-folders.ts';
import type { Finding, Rule } from './finding.ts';
import { sectionsOf } from './sections.ts';

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** What a learner must be told before writing a line. */
const PROMPT_PARTS = ['Data', 'Return', 'Grading', 'Out of scope'];

/** Every {{name}} in prompt.md, hints.md and debrief.md has a value. */
export const placeholdersAreKnown: Rule = ({ folder, exercise, manifest }) => {
  if (manifest === null || !hasLevels(exercise)) return [];
  const values = placeholderValues(exercise, manifest);
  return proseOf(folder).flatMap(({ name, text }) =>
    [...text.matchAll(PLACEHOLDER)]
      .map((match) => match[1] ?? '')
      .filter((placeholder) => !values.has(placeholder))
      .map((placeholder) => ({
        rule: 'placeholders-are-known',
        where: `${folder.path}/${name}`,
        what: `{{${placeholder}}} has no value.`,
        remedy: `Use one of: ${[...values.keys()].join(', ')}.`,
      })),
  );
};

/** Thresholds, baselines and counts are stated once, in exercise.ts and the manifest. */
export const proseHasNoThresholds: Rule = ({ folder, exercise, manifest }) => {
  if (!hasLevels(exercise)) return [];
  const named = [
    ...levelsCheckOf(exercise).levels.map((level, index) => [level, `level${index + 1}`] as const),
    ...exercise.baselines.map(({ id, value }) => [value, `baseline:${id}`] as const),
    ...exercise.checks.flatMap((check) =>
      boundsOf(check).map((bound) => [bound, `check:${check.id}`] as const),
    ),
    ...countsOf(manifest),
  ];
  const findings: Finding[] = [];
  for (const { name, text } of proseOf(folder))
    for (const [value, placeholder] of named)
      if (numbersIn(text).includes(value))
        findings.push({
          rule: 'prose-has-no-thresholds',
          where: `${folder.path}/${name}`,
          what: `The number ${value} is written out; it will be wrong when the level moves.`,
          remedy: `Write {{${placeholder}}}, or reword if the number means something else.`,
        });
  return findings;
};

/** The learner is told how the score comes about. */
export const promptStatesTheLevels: Rule = ({ folder }) => {
  const { prompt } = folder;
  if (prompt === null) return [];
  const missing = ['level5', 'inputShape', 'outputShape', 'heldOutCount'].filter(
    (name) => !prompt.includes(`{{${name}}}`),
  );
  return missing.map((name) => ({
    rule: 'prompt-states-the-levels',
    where: `${folder.path}/prompt.md`,
    what: `The task never says {{${name}}}.`,
    remedy: 'Say what goes in, what comes out, on how many rows it is graded and what full marks need.',
  }));
};

/** prompt.md begins with the goal and goes on in the usual order. */
export const promptHasItsParts: Rule = ({ folder }) => {
  const { prompt } = folder;
  if (prompt === null) return [];
  const sections = sectionsOf(prompt);
  const missing = PROMPT_PARTS.filter(
    (title) => (sections.find((section) => section.title === title)?.text ?? '') === '',
  );
  const goal = (prompt.split(/^## /m)[0] ?? '').trim() === '' ? ['the goal, before the first heading'] : [];
  return [...goal, ...missing.map((title) => `'## ${title}'`)].map((part) => ({
    rule: 'prompt-has-its-parts',
    where: `${folder.path}/prompt.md`,
    what: `The task lacks ${part}.`,
    remedy: 'Say the goal, then Data, Return, Grading and Out of scope, each under its heading.',
  }));
};

/** Whole numbers below this mean too many other things. */
const LEAST_COUNT = 100;

function countsOf(manifest: DatasetManifest | null): (readonly [number, string])[] {
  if (manifest === null) return [];
  const { train, validation, heldOut } = manifest.parts;
  const counts = [
    [train.count, 'trainCount'],
    [validation.count, 'validationCount'],
    [heldOut.count, 'heldOutCount'],
  ] as const;
  return counts.filter(([count]) => count >= LEAST_COUNT);
}

/** Bounds of checks that a prompt is likely to name; epochs and layers are small numbers that mean many things. */
function boundsOf(check: Check): readonly number[] {
  switch (check.kind) {
    case 'metric':
      return [check.bound];
    case 'stops-at':
      return [check.target];
    case 'gap':
    case 'slope':
    case 'parameters':
      return [check.atMost];
    default:
      return [];
  }
}

function proseOf(folder: Pick<ExerciseFolder, 'prompt' | 'hints' | 'debrief'>): readonly {
  readonly name: string;
  readonly text: string;
}[] {
  return [
    { name: 'prompt.md', text: folder.prompt ?? '' },
    { name: 'hints.md', text: folder.hints ?? '' },
    { name: 'debrief.md', text: folder.debrief ?? '' },
  ];
}

/** Numbers as a reader sees them; what stands in placeholders or code does not count. */
function numbersIn(text: string): number[] {
  const prose = text
    .replace(PLACEHOLDER, ' ')
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/`[^`]*`/g, ' ');
  return [...prose.matchAll(/(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w])/g)].map((match) =>
    Number(match[0].replaceAll(',', '')),
  );
}

function hasLevels(exercise: { readonly checks: readonly { readonly kind: string }[] }): boolean {
  return exercise.checks.some((check) => check.kind === 'levels');
}
