import { parseArgs } from 'node:util';
import {
  type Candidate,
  type Scope,
  type TrainingCase,
  explainMiss,
  listCases,
} from '../tests/training/cases.ts';
import { ENGINES, isEngine } from './lib/browsers/find.mjs';
import { secondsOf } from './lib/calibration.ts';
import { type Driver, type SolveOutcome, createDriver } from './lib/driver.ts';
import { loadExerciseFolders } from './lib/exercise-folders.ts';
import { toSubject } from './lib/exercise-rules/run-rules.ts';
import { readTfjsVersion } from './lib/tfjs-version.ts';

const USAGE =
  'Usage: npm run test:training -- [--quick | --all] [--browser chromium|firefox|webkit] [--shard I/N] [<id> …]\n  By default every reference is trained once. --quick takes one exercise of each category, with its weak answers; --all takes all answers of all.';

const LIMIT_SECONDS = 3600;
const options = readOptions();
const candidates = await loadCandidates();
const unknown = options.ids.filter((id) => !candidates.some(({ exercise }) => exercise.id === id));
if (unknown.length > 0)
  exitWithUsage(
    `No exercise has the id '${unknown.join("', '")}'. The ids are: ${candidates.map(({ exercise }) => exercise.id).join(', ')}.`,
  );
const chosen = candidates.filter(
  ({ exercise }) => options.ids.length === 0 || options.ids.includes(exercise.id),
);
// Only Chromium has WebGL without a graphics card.
const cases = listCases(chosen, options.scope)
  .filter(({ backend }) => options.browser === 'chromium' || backend === 'wasm')
  .filter((_, index) => index % options.shards === options.shard - 1);

const driver = await createDriver(console.error, options.browser);
console.log(`On ${driver.version}`);
const startedAt = Date.now();
let failures = 0;
try {
  console.log(toRow('exercise', 'answer', 'backend', 'seconds', 'measured', 'result'));
  for (const each of cases) failures += await runCase(driver, each);
} finally {
  await driver.dispose();
}
const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
console.log(`${cases.length - failures} passed, ${failures} failed, ${minutes} minutes`);
process.exit(failures === 0 && cases.length > 0 ? 0 : 1);

/** 1 for a miss, 0 for what was expected. */
async function runCase(driver: Driver, each: TrainingCase): Promise<number> {
  const { exercise, answer, backend, seed, failsBy } = each;
  const outcome = await driver.solve({ exercise, answer, code: null, backend, seed }, LIMIT_SECONDS);
  const miss = explainMiss(each, outcome);
  const expected = failsBy === null ? '5/5' : `fails by ${failsBy}`;
  const result = miss === null ? `ok, ${expected}` : `MISS: ${miss}`;
  const seconds = outcome.seconds.train.toFixed(1);
  console.log(toRow(exercise, answer, backend, seconds, measuredOf(outcome, each.scoredBy), result));
  return miss === null ? 0 : 1;
}

function measuredOf({ checks }: SolveOutcome, id: string): string {
  const measured = checks.find((check) => check.id === id)?.measured;
  return typeof measured === 'number' ? Number(measured.toPrecision(4)).toString() : '–';
}

function toRow(
  exercise: string,
  answer: string,
  backend: string,
  seconds: string,
  measured: string,
  result: string,
): string {
  const columns = [exercise.padEnd(30), answer.padEnd(28), backend.padEnd(8)];
  return [...columns, seconds.padStart(7), measured.padStart(9), ` ${result}`].join(' ');
}

/** Every exercise that can be read, with what its calibration says of its cost. */
async function loadCandidates(): Promise<Candidate[]> {
  const tfjsVersion = readTfjsVersion();
  return (await loadExerciseFolders()).flatMap((folder) => {
    const subject = toSubject(folder, tfjsVersion);
    if (subject === null) return [];
    const { exercise, calibration } = subject;
    return { exercise, seconds: calibration === null ? NaN : secondsOf(calibration) };
  });
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        browser: { type: 'string', default: 'chromium' },
        shard: { type: 'string', default: '1/1' },
      },
    });
    const [shard, shards] = values.shard.split('/').map(Number);
    if (shard === undefined || shards === undefined || !(shard >= 1 && shard <= shards))
      return exitWithUsage(`--shard takes I/N with I from 1 to N, not '${values.shard}'.`);
    if (values.quick && values.all) return exitWithUsage('--quick and --all exclude each other.');
    const { browser } = values;
    if (!isEngine(browser)) return exitWithUsage(`--browser takes ${ENGINES.join(', ')}, not '${browser}'.`);
    const scope: Scope = values.quick ? 'quick' : values.all ? 'all' : 'references';
    return { scope, browser, shard, shards, ids: positionals };
  } catch (error) {
    return exitWithUsage(error instanceof Error ? error.message : String(error));
  }
}

function exitWithUsage(problem: string): never {
  console.error(`${problem}\n${USAGE}`);
  process.exit(1);
}
