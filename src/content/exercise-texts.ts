import type { DatasetManifest } from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import type { Exercise } from '#core/exercise.ts';
import { escapeHtml, fillPlaceholders, placeholderValues } from '#core/placeholders.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { loadAnswer } from './answers.ts';

interface Section {
  /** Plain text; '' before the first heading. */
  readonly title: string;
  readonly html: string;
}

/** An exercise's prose with its numbers filled in, and the program to start from. */
export interface LoadedTexts {
  readonly promptHtml: string;
  /** Least revealing first. */
  readonly hintsHtml: readonly Section[];
  /** For after passing: what mattered, what to try next, the same in Keras. Empty where none is written yet. */
  readonly debriefHtml: readonly Section[];
  readonly starter: string;
}

const PROSE = import.meta.glob<readonly Section[]>(
  ['/exercises/*/*/prompt.md', '/exercises/*/*/hints.md', '/exercises/*/*/debrief.md'],
  { query: '?html', import: 'sections' },
);

/** Fetches prompt, hints, debrief and starter; the manifest gives the numbers that belong to the data. */
export async function loadExerciseTexts(
  exercise: Exercise,
  manifest: DatasetManifest,
): Promise<Result<LoadedTexts, RunError>> {
  const [prompt, hints, debrief, starter] = await Promise.all([
    loadProse(exercise, manifest, 'prompt.md'),
    loadProse(exercise, manifest, 'hints.md'),
    hasProse(exercise, 'debrief.md') ? loadProse(exercise, manifest, 'debrief.md') : ok([]),
    loadAnswer(exercise, 'starter'),
  ]);
  if (!prompt.ok) return prompt;
  if (!hints.ok) return hints;
  if (!debrief.ok) return debrief;
  if (!starter.ok) return starter;
  return ok({
    promptHtml: prompt.value.map(joinSection).join('\n'),
    hintsHtml: hints.value.filter((hint) => hint.title !== ''),
    debriefHtml: debrief.value.filter((section) => section.title !== ''),
    starter: starter.value,
  });
}

function pathOf({ topic, id }: Exercise, file: string): string {
  return `exercises/${topic}/${id}/${file}`;
}

function hasProse(exercise: Exercise, file: string): boolean {
  return `/${pathOf(exercise, file)}` in PROSE;
}

async function loadProse(
  exercise: Exercise,
  manifest: DatasetManifest,
  file: string,
): Promise<Result<readonly Section[], RunError>> {
  const path = pathOf(exercise, file);
  const load = PROSE[`/${path}`];
  if (load === undefined)
    return fail({
      blame: 'lab',
      code: 'internal',
      message: `${path} is missing. Add it; check:exercises says how.`,
    });
  const sections = await load().catch(() => null);
  if (sections === null) return fail(cannotFetch(exercise));
  return fillSections(sections, placeholderValues(exercise, manifest), path);
}

function cannotFetch(exercise: Exercise): RunError {
  return {
    blame: 'environment',
    code: 'network',
    message: `The text of '${exercise.title}' could not be fetched. Check the connection and reload the page.`,
  };
}

function fillSections(
  sections: readonly Section[],
  values: ReadonlyMap<string, string>,
  path: string,
): Result<readonly Section[], RunError> {
  const filled: Section[] = [];
  for (const section of sections) {
    const title = fillPlaceholders(section.title, values, path, 'plain');
    if (!title.ok) return title;
    const html = fillPlaceholders(section.html, values, path);
    if (!html.ok) return html;
    filled.push({ title: title.value, html: html.value });
  }
  return ok(filled);
}

function joinSection({ title, html }: Section): string {
  return title === '' ? html : `<h2>${escapeHtml(title)}</h2>\n${html}`;
}
