import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { CURRICULUM } from '../../exercises/curriculum.ts';
import { BackendName } from '#core/engine.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { ENGINES, type Engine, isEngine } from './browsers/find.mjs';
import type { SolveRequest } from './driver.ts';
import { loadExerciseFolders } from './exercise-folders.ts';

export const USAGE =
  'Usage: npm run solve -- <id> [--answer reference|starter|weak/NAME|path/to/file.ts] [--browser chromium|firefox|webkit] [--backend webgl|wasm|cpu] [--seed N] [--limit SECONDS] [--json]';

export interface SolveCommand {
  readonly request: SolveRequest;
  /** As the person named it. */
  readonly answer: string;
  /** When to give up on a program that never ends. */
  readonly browser: Engine;
  readonly limitSeconds: number;
  readonly isJson: boolean;
}

/** Reads the flags of `npm run solve`; the error is a sentence about what was not understood. */
export async function readSolveCommand(args: string[]): Promise<Result<SolveCommand, string>> {
  const parsed = parseFlags(args);
  if (!parsed.ok) return parsed;
  const { id, answer, browser, backend, seed, limitSeconds, json } = parsed.value;
  if (!CURRICULUM.includes(id))
    return fail(`No exercise has the id '${id}'. The ids are: ${CURRICULUM.join(', ')}.`);
  const source = await readAnswer(id, answer);
  if (!source.ok) return source;
  return ok({
    request: { exercise: id, ...source.value, backend, seed },
    answer,
    browser,
    limitSeconds,
    isJson: json,
  });
}

interface Flags {
  readonly id: string;
  readonly answer: string;
  readonly backend: BackendName | null;
  readonly seed: number;
  readonly browser: Engine;
  readonly limitSeconds: number;
  readonly json: boolean;
}

function parseFlags(args: string[]): Result<Flags, string> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        answer: { type: 'string', default: 'reference' },
        browser: { type: 'string', default: 'chromium' },
        backend: { type: 'string' },
        seed: { type: 'string', default: '1' },
        limit: { type: 'string', default: '1800' },
        json: { type: 'boolean', default: false },
      },
    });
    const [id, ...others] = positionals;
    if (id === undefined) return fail(`Name the exercise to solve. The ids are: ${CURRICULUM.join(', ')}.`);
    if (others.length > 0)
      return fail(`One exercise at a time, please; '${others.join(' ')}' was not expected.`);
    if (values.backend !== undefined && !v.is(BackendName, values.backend))
      return fail(`--backend takes webgl, wasm or cpu, not '${values.backend}'.`);
    if (!isEngine(values.browser))
      return fail(`--browser takes ${ENGINES.join(', ')}, not '${values.browser}'.`);
    if (!/^\d{1,9}$/.test(values.seed))
      return fail(`--seed takes a whole number from 0 to 999999999, not '${values.seed}'.`);
    if (!/^[1-9]\d{0,5}$/.test(values.limit))
      return fail(`--limit takes a whole number of seconds from 1 to 999999, not '${values.limit}'.`);
    const { answer, json, browser } = values;
    const limitSeconds = Number(values.limit);
    const backend = values.backend ?? null;
    return ok({ id, answer, json, browser, backend, seed: Number(values.seed), limitSeconds });
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
