import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { CURRICULUM } from '../exercises/curriculum.ts';
import { type Exercise, levelsCheckOf } from '#core/exercise.ts';
import { Calibration, type Trial, hashAnswers } from './lib/calibration.ts';
import { type Driver, createDriver } from './lib/driver.ts';
import { type ExerciseFolder, loadExerciseFolders } from './lib/exercise-folders.ts';
import { ROOT } from './lib/paths.ts';
import { describeSuggestion } from './lib/suggest-levels.ts';
import { readTfjsVersion } from './lib/tfjs-version.ts';

const REFERENCE_SEEDS = [1, 2, 3, 4, 5];
const WEAK_SEEDS = [1, 2, 3];
const STARTER_SEEDS = [1];
const LIMIT_SECONDS = 3600;
const USAGE = `Usage: npm run calibrate -- <id> [<id> …] [--all]
Trains the answers that changed since they were measured; with --all every one.
The ids are: ${CURRICULUM.join(', ')}.`;

const command = readCommand();
const driver = await createDriver(console.error);
try {
  for (const folder of await loadExerciseFolders())
    if (folder.exercise !== null && command.ids.includes(folder.id))
      await calibrate(driver, folder, folder.exercise);
} finally {
  await driver.dispose();
}

function readCommand(): { readonly ids: readonly string[]; readonly all: boolean } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { all: { type: 'boolean', default: false } },
    });
    const unknown = positionals.filter((id) => !CURRICULUM.includes(id));
    if (positionals.length > 0 && unknown.length === 0) return { ids: positionals, all: values.all };
    console.error(
      unknown.length > 0 ? `No exercise has the id '${unknown.join("', '")}'.` : 'Name an exercise.',
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
  console.error(USAGE);
  process.exit(1);
}

async function calibrate(driver: Driver, folder: ExerciseFolder, exercise: Exercise): Promise<void> {
  console.log(`\n${exercise.id}`);
  const answersSha256 = hashAnswers(folder, readTfjsVersion());
  const before = readBefore(folder);
  const measure = async (
    answer: string,
    known: readonly Trial[] | undefined,
    seeds: readonly number[],
  ): Promise<Trial[]> => {
    const isKnown = before?.answersSha256[answer] === answersSha256[answer];
    if (known !== undefined && isKnown && !command.all) return [...known];
    const trials: Trial[] = [];
    for (const seed of seeds) trials.push(await runTrial(driver, folder, exercise, answer, seed));
    return trials;
  };
  const reference = await measure('reference', before?.reference, REFERENCE_SEEDS);
  const weak: Record<string, Trial[]> = {};
  for (const { name } of exercise.weak)
    weak[name] = await measure(`weak/${name}`, before?.weak[name], WEAK_SEEDS);
  const calibration: Calibration = {
    exercise: exercise.id,
    answersSha256,
    backend: 'wasm',
    metric: levelsCheckOf(exercise).metric,
    ...(before?.note === undefined ? {} : { note: before.note }),
    reference,
    weak,
    starter: await measure('starter', before?.starter, STARTER_SEEDS),
  };
  writeFileSync(join(ROOT, folder.path, 'calibration.json'), `${JSON.stringify(calibration, null, 2)}\n`);
  console.log(describeSuggestion(exercise, calibration));
}

/** What was measured before, with the reviewer's note; null where there is nothing to go by. */
function readBefore({ calibration }: ExerciseFolder): Calibration | null {
  const before = v.safeParse(v.pipe(v.string(), v.parseJson(), Calibration), calibration);
  return before.success ? before.output : null;
}

async function runTrial(
  driver: Driver,
  folder: ExerciseFolder,
  exercise: Exercise,
  answer: string,
  seed: number,
): Promise<Trial> {
  // The lab does not train a starter that nobody has touched; one more statement makes it an attempt.
  const code = answer === 'starter' ? `${folder.starter ?? ''}\nvoid 0;\n` : null;
  const request = { exercise: exercise.id, answer: code === null ? answer : null, code, seed };
  const outcome = await driver.solve({ ...request, backend: 'wasm' }, LIMIT_SECONDS);
  if (outcome.error !== null)
    throw new Error(`${exercise.id}, ${answer}, seed ${seed}: ${outcome.error.message}`);
  const levels = levelsCheckOf(exercise);
  const measured = outcome.checks.find((check) => check.id === levels.id)?.measured;
  const trial: Trial = {
    seed,
    value: typeof measured === 'number' ? measured : null,
    failedChecks: outcome.checks
      .filter((check) => !check.passed && check.id !== levels.id)
      .map(({ id }) => id),
    trainSeconds: Math.round(outcome.seconds.train),
  };
  const failed = trial.failedChecks.length > 0 ? `  fails ${trial.failedChecks.join(', ')}` : '';
  console.log(
    `  ${answer.padEnd(28)} seed ${seed}  ${levels.metric} ${trial.value?.toFixed(4) ?? '–'}  ${trial.trainSeconds} s${failed}`,
  );
  return trial;
}
