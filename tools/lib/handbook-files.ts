import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CURRICULUM } from '../../exercises/curriculum.ts';
import { SNIPPETS } from '../../exercises/handbook/snippets.ts';
import type { Exercise } from '#core/exercise.ts';
import { loadExerciseFolders } from './exercise-folders.ts';
import { ROOT } from './paths.ts';

/** The handbook as it lies on disk, with what its pages may point at. */
export interface HandbookFiles {
  /** File name without .md → text. */
  readonly pages: Readonly<Record<string, string>>;
  /** File name without .ts → text; without snippets.ts. */
  readonly programs: Readonly<Record<string, string>>;
  /** As snippets.ts has them; the compiler has checked the ids, a test may break them. */
  readonly snippets: Readonly<Record<string, { readonly title: string; readonly also: readonly string[] }>>;
  /** Of the curriculum. */
  readonly exercises: readonly Pick<Exercise, 'id' | 'skills'>[];
  /** Ids of the data sets and models that the site ships. */
  readonly datasets: readonly string[];
}

const FOLDER = 'exercises/handbook';

export async function loadHandbookFiles(): Promise<HandbookFiles> {
  const names = readdirSync(join(ROOT, FOLDER));
  const read = (ending: string): Record<string, string> =>
    Object.fromEntries(
      names
        .filter((name) => name.endsWith(ending) && name !== 'snippets.ts')
        .map((name) => [name.slice(0, -ending.length), readFileSync(join(ROOT, FOLDER, name), 'utf8')]),
    );
  const folders = await loadExerciseFolders();
  return {
    pages: read('.md'),
    programs: read('.ts'),
    snippets: SNIPPETS,
    exercises: folders.flatMap(({ id, exercise }) =>
      exercise !== null && CURRICULUM.includes(id) ? [exercise] : [],
    ),
    datasets: readdirSync(join(ROOT, 'public/datasets')).filter((name) =>
      existsSync(join(ROOT, 'public/datasets', name, 'dataset.json')),
    ),
  };
}
