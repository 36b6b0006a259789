import { levelsCheckOf } from '#core/exercise.ts';
import { placeholderValues } from '#core/placeholders.ts';
import type { Finding, Rule } from './finding.ts';

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Every {{name}} in prompt.md and hints.md has a value. */
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

/** Thresholds and baselines are stated once, in exercise.ts. */
export const proseHasNoThresholds: Rule = ({ folder, exercise }) => {
  if (!hasLevels(exercise)) return [];
  const named = [
    ...levelsCheckOf(exercise).levels.map((level, index) => [level, `level${index + 1}`] as const),
    ...exercise.baselines.map(({ id, value }) => [value, `baseline:${id}`] as const),
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

function proseOf(folder: { readonly prompt: string | null; readonly hints: string | null }): readonly {
  readonly name: string;
  readonly text: string;
}[] {
  return [
    { name: 'prompt.md', text: folder.prompt ?? '' },
    { name: 'hints.md', text: folder.hints ?? '' },
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
