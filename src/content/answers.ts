import type { RunError } from '#core/errors.ts';
import type { Exercise } from '#core/exercise.ts';
import { type Result, fail, ok } from '#core/result.ts';

/** Which program of an exercise: what the learner starts from, the model answer, or a known mistake. */
export type AnswerName = 'starter' | 'reference' | `weak/${string}`;

const SOURCES = import.meta.glob<string>(
  ['/exercises/*/*/starter.ts', '/exercises/*/*/reference.ts', '/exercises/*/*/weak/*.ts'],
  { query: '?raw', import: 'default' },
);

/** The text of a program as it lies in the exercise's folder. Fetched when asked for; rejects never. */
export async function loadAnswer(exercise: Exercise, name: AnswerName): Promise<Result<string, RunError>> {
  const folder = `/exercises/${exercise.topic}/${exercise.id}/`;
  const load = SOURCES[`${folder}${name}.ts`];
  if (load === undefined) return fail(noSuchAnswer(name, folder));
  const text = await load().catch(() => null);
  if (text !== null) return ok(text);
  return fail({
    blame: 'environment',
    code: 'network',
    message: `${name}.ts of '${exercise.title}' could not be fetched. Check the connection and reload the page.`,
  });
}

function noSuchAnswer(name: string, folder: string): RunError {
  const names = Object.keys(SOURCES)
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length, -'.ts'.length));
  return {
    blame: 'lab',
    code: 'internal',
    message: `There is no answer '${name}' in ${folder.slice(1)}. It has: ${names.join(', ')}.`,
  };
}
