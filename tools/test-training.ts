import { parseArgs } from 'node:util';
import { type TrainingCase, explainMiss, listCases } from '../tests/training/cases.ts';
import { type Driver, createDriver } from './lib/driver.ts';
import { loadExerciseFolders } from './lib/exercise-folders.ts';

const USAGE =
  'Usage: npm run test:training -- [--quick | --all] [--shard I/N] [<id> …]\n  --quick leaves out WebGL; --all, the default, has everything.';

const LIMIT_SECONDS = 3600;
const options = readOptions();
const exercises = (await loadExerciseFolders()).flatMap(({ exercise }) => exercise ?? []);
const unknown = options.ids.filter((id) => !exercises.some((exercise) => exercise.id === id));
if (unknown.length > 0)
  exitWithUsage(
    `No exercise has the id '${unknown.join("', '")}'. The ids are: ${exercises.map(({ id }) => id).join(', ')}.`,
  );
const chosen = exercises.filter(({ id }) => options.ids.length === 0 || options.ids.includes(id));
const cases = listCases(chosen, { hasWebgl: !options.isQuick }).filter(
  (_, index) => index % options.shards === options.shard - 1,
);

const driver = await createDriver(console.error);
let failures = 0;
try {
  console.log(`${'exercise'.padEnd(18)}${'answer'.padEnd(30)}${'backend'.padEnd(9)}seconds  result`);
  for (const each of cases) failures += await runCase(driver, each);
} finally {
  await driver.dispose();
}
console.log(`${cases.length - failures} passed, ${failures} failed`);
process.exit(failures === 0 && cases.length > 0 ? 0 : 1);

/** 1 for a miss, 0 for what was expected. */
async function runCase(driver: Driver, each: TrainingCase): Promise<number> {
  const { exercise, answer, backend, seed, failsBy } = each;
  const outcome = await driver.solve({ exercise, answer, code: null, backend, seed }, LIMIT_SECONDS);
  const miss = explainMiss(each, outcome);
  const expected = failsBy === null ? '5/5' : `fails by ${failsBy}`;
  const seconds = outcome.seconds.train.toFixed(1).padStart(7);
  console.log(
    `${exercise.padEnd(18)}${answer.padEnd(30)}${backend.padEnd(9)}${seconds}  ${miss === null ? `ok, ${expected}` : `MISS: ${miss}`}`,
  );
  return miss === null ? 0 : 1;
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        shard: { type: 'string', default: '1/1' },
      },
    });
    const [shard, shards] = values.shard.split('/').map(Number);
    if (shard === undefined || shards === undefined || !(shard >= 1 && shard <= shards))
      return exitWithUsage(`--shard takes I/N with I from 1 to N, not '${values.shard}'.`);
    if (values.quick && values.all) return exitWithUsage('--quick and --all exclude each other.');
    return { isQuick: values.quick, shard, shards, ids: positionals };
  } catch (error) {
    return exitWithUsage(error instanceof Error ? error.message : String(error));
  }
}

function exitWithUsage(problem: string): never {
  console.error(`${problem}\n${USAGE}`);
  process.exit(1);
}
