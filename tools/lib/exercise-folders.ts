import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CURRICULUM } from '../../exercises/curriculum.ts';
import type { Exercise } from '#core/exercise.ts';
import { ROOT } from './paths.ts';

/** One folder below exercises/<topic>/, with the text of every file that the contract names; null where it is absent. */
export interface ExerciseFolder {
  /** exercises/<topic>/<id>, relative to the repository. */
  readonly path: string;
  readonly topic: string;
  readonly id: string;
  readonly exercise: Exercise | null;
  readonly prompt: string | null;
  readonly hints: string | null;
  readonly debrief: string | null;
  readonly starter: string | null;
  readonly reference: string | null;
  /** File name without .ts → text. */
  readonly weak: Readonly<Record<string, string>>;
  readonly calibration: string | null;
  /** Text of the data set's dataset.json. */
  readonly manifest: string | null;
}

/** Every exercise folder on disk; those in the curriculum first and in its order. */
export async function loadExerciseFolders(): Promise<ExerciseFolder[]> {
  const base = join(ROOT, 'exercises');
  // free-play holds programs, not exercises.
  const places = listFolders(base).flatMap((topic) =>
    listFolders(join(base, topic)).map((id) => ({ topic, id })),
  );
  const folders = await Promise.all(places.map(({ topic, id }) => loadFolder(topic, id)));
  const rank = (id: string): number => (CURRICULUM.includes(id) ? CURRICULUM.indexOf(id) : CURRICULUM.length);
  return folders.sort((a, b) => rank(a.id) - rank(b.id));
}

async function loadFolder(topic: string, id: string): Promise<ExerciseFolder> {
  const path = `exercises/${topic}/${id}`;
  const exercise = await loadExercise(`${path}/exercise.ts`);
  const weakNames = existsSync(join(ROOT, path, 'weak')) ? readdirSync(join(ROOT, path, 'weak')) : [];
  return {
    path,
    topic,
    id,
    exercise,
    prompt: readText(`${path}/prompt.md`),
    hints: readText(`${path}/hints.md`),
    debrief: readText(`${path}/debrief.md`),
    starter: readText(`${path}/starter.ts`),
    reference: readText(`${path}/reference.ts`),
    weak: Object.fromEntries(
      weakNames.map((name) => [name.replace(/\.ts$/, ''), readText(`${path}/weak/${name}`) ?? '']),
    ),
    calibration: readText(`${path}/calibration.json`),
    manifest: exercise && readText(`public/datasets/${exercise.dataset}/dataset.json`),
  };
}

async function loadExercise(path: string): Promise<Exercise | null> {
  if (!existsSync(join(ROOT, path))) return null;
  // The compiler has checked the module's type; check:exercises checks what types cannot say.
  const module = (await import(pathToFileURL(join(ROOT, path)).href)) as { default?: Exercise };
  return module.default ?? null;
}

function readText(path: string): string | null {
  const file = join(ROOT, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function listFolders(path: string): string[] {
  return readdirSync(path).filter((name) => statSync(join(path, name)).isDirectory());
}
