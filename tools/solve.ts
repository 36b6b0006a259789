import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { CURRICULUM } from '../exercises/curriculum.ts';
import { BackendName } from '#core/engine.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { type SolveOutcome, type SolveRequest, createDriver } from './lib/driver.ts';
import { loadExerciseFolders } from './lib/exercise-folders.ts';
import { describeOutcome } from './lib/outcome-text.ts';

const USAGE =
  'Usage: npm run solve -- <id> [--answer reference|starter|weak/NAME|path/to/file.ts] [--backend webgl|wasm|cpu] [--seed N] [--json]';

interface Command {
  readonly request: SolveRequest;
  /** As the person named it. */
  readonly answer: string;
  readonly isJson: boolean;
}

const command = await readCommand(process.argv.slice(2));
if (!command.ok) {
  console.error(`${command.error}\n${USAGE}`);
  process.exit(1);
}
process.exit(await solve(command.value));

async function solve({ request, answer, isJson }: Command): Promise<number> {
  const driver = await createDriver((line) => {
    console.error(line);
  });
  try {
    const startedAt = Date.now();
    const outcome = await driver.solve(request);
    const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
    console.log(
      isJson
        ? JSON.stringify(toReport(request, answer, outcome, seconds))
        : describeOutcome(`${request.exercise}, ${answer}`, outcome),
    );
    return 0;
  } finally {
    await driver.dispose();
  }
}

function toReport(request: SolveRequest, answer: string, outcome: SolveOutcome, seconds: number): object {
  const { status, score, backend, seed, error } = outcome;
  const checks = outcome.checks.map(({ id, passed, measured, needed, message }) => ({
    id,
    passed,
    measured,
    needed,
    message,
  }));
  return { exercise: request.exercise, answer, status, score, checks, seconds, backend, seed, error };
}

async function readCommand(args: string[]): Promise<Result<Command, string>> {
  const parsed = parseFlags(args);
  if (!parsed.ok) return parsed;
  const { id, answer, backend, seed, json } = parsed.value;
  if (!CURRICULUM.includes(id))
    return fail(`No exercise has the id '${id}'. The ids are: ${CURRICULUM.join(', ')}.`);
  const source = await readAnswer(id, answer);
  if (!source.ok) return source;
  return ok({ request: { exercise: id, ...source.value, backend, seed }, answer, isJson: json });
}

interface Flags {
  readonly id: string;
  readonly answer: string;
  readonly backend: BackendName | null;
  readonly seed: number;
  readonly json: boolean;
}

function parseFlags(args: string[]): Result<Flags, string> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        answer: { type: 'string', default: 'reference' },
        backend: { type: 'string' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
    const [id, ...others] = positionals;
    if (id === undefined) return fail(`Name the exercise to solve. The ids are: ${CURRICULUM.join(', ')}.`);
    if (others.length > 0)
      return fail(`One exercise at a time, please; '${others.join(' ')}' was not expected.`);
    if (values.backend !== undefined && !v.is(BackendName, values.backend))
      return fail(`--backend takes webgl, wasm or cpu, not '${values.backend}'.`);
    if (!/^\d{1,9}$/.test(values.seed))
      return fail(`--seed takes a whole number from 0 to 999999999, not '${values.seed}'.`);
    const { answer, json } = values;
    return ok({ id, answer, json, backend: values.backend ?? null, seed: Number(values.seed) });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

type Source = Pick<SolveRequest, 'answer' | 'code'>;

async function readAnswer(id: string, answer: string): Promise<Result<Source, string>> {
  if (answer === 'reference' || answer === 'starter') return ok({ answer, code: null });
  // npm runs scripts in the repository's folder; the path is meant from where the person stands.
  const path = resolve(process.env.INIT_CWD ?? '.', answer);
  if (existsSync(path)) return ok({ answer: null, code: readFileSync(path, 'utf8') });
  if (!answer.startsWith('weak/'))
    return fail(
      `--answer takes reference, starter, weak/NAME or the path of a file; '${answer}' is none of these.`,
    );
  const folder = (await loadExerciseFolders()).find((candidate) => candidate.id === id);
  const names = Object.keys(folder?.weak ?? {});
  if (names.includes(answer.slice('weak/'.length))) return ok({ answer, code: null });
  return fail(`${id} has no answer '${answer}'. It has: ${names.map((name) => `weak/${name}`).join(', ')}.`);
}
