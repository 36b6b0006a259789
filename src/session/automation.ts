import type { AnswerName } from '#content/answers.ts';
import { loadHandbook } from '#content/handbook.ts';
import type { EnginePreference } from '#core/engine.ts';
import type { RunError } from '#core/errors.ts';
import type { Exercise } from '#core/exercise.ts';
import type { HandbookPage } from '#core/handbook.ts';
import { type Result, ok } from '#core/result.ts';
import type { CheckResult, MetricResult, Verdict, VerdictStatus } from '#core/verdict.ts';
import { scoreOf } from '#core/verdict.ts';
import { createRecord } from '#session/run/create-record.ts';
import { UNATTEMPTED, failed, judge } from '#session/run/judge.ts';
import { isSameCode } from '#session/run/same-code.ts';
import { startTraining } from '#session/run/training.ts';
import type { EngineChoice, TrainingPorts } from './ports.ts';
import { SNIPPET_SEED, snippetId, withSolution } from './snippet.ts';
import type { RunRecord } from './state.ts';

export interface SolveRequest {
  /** The exercise's id. */
  readonly exercise: string;
  /** 'reference' by default; not read when `code` is given. */
  readonly answer?: AnswerName;
  readonly code?: string;
  readonly backend?: EnginePreference;
  readonly seed?: number;
}

export interface SolveOutcome {
  readonly exercise: string;
  /** 'code' when the program was given. */
  readonly answer: string;
  readonly status: VerdictStatus;
  readonly score: number | null;
  readonly checks: readonly CheckResult[];
  readonly metrics: readonly MetricResult[];
  readonly seconds: { readonly train: number; readonly grade: number };
  readonly backend: string | null;
  readonly seed: number;
  readonly error: RunError | null;
}

/** What became of one handbook page's program. */
export interface SnippetOutcome {
  readonly skill: string;
  readonly lines: readonly string[];
  readonly seconds: number;
  readonly error: RunError | null;
}

/** For tools that drive the page: the pipeline of a person's run and submission, without touching what is stored. */
export interface Automation {
  exercises(): readonly string[];
  solve(request: SolveRequest): Promise<SolveOutcome>;
  /** Skills that have a page, in order. */
  snippets(): Promise<readonly string[]>;
  /** Runs a page's program as it stands. */
  runSnippet(skill: string, backend?: EnginePreference): Promise<SnippetOutcome>;
}

/** What automation needs of the lab. */
export interface AutomationServices {
  readonly ports: TrainingPorts;
  readonly exercises: readonly Exercise[];
  readonly loadAnswer: (exercise: Exercise, answer: AnswerName) => Promise<Result<string, RunError>>;
  readonly chooseEngine: (preference?: EnginePreference) => Promise<EngineChoice>;
}

const DEFAULT_SEED = 1;

export function createAutomation(services: AutomationServices): Automation {
  return {
    exercises: () => services.exercises.map(({ id }) => id),
    solve: (request) => solve(services, request),
    snippets: async () => (await loadPages()).map(({ skill }) => skill),
    runSnippet: async (skill, backend) => {
      const page = (await loadPages()).find((candidate) => candidate.skill === skill);
      if (page === undefined) throw new Error(`the handbook has no page '${skill}'`);
      const code = withSolution(page.program);
      const { record, seconds } = await trainOnce(
        services,
        snippetId(page.skill),
        code,
        SNIPPET_SEED,
        backend,
      );
      return { skill, lines: record.console.map(({ text }) => text), seconds, error: record.error };
    },
  };
}

async function loadPages(): Promise<readonly HandbookPage[]> {
  const pages = await loadHandbook();
  return pages.ok ? pages.value : [];
}

async function solve(services: AutomationServices, request: SolveRequest): Promise<SolveOutcome> {
  const { exercises, loadAnswer } = services;
  const answer = request.code === undefined ? (request.answer ?? 'reference') : 'code';
  const seed = request.seed ?? DEFAULT_SEED;
  const nothing = { train: 0, grade: 0 };
  const conclude = (verdict: Verdict, seconds = nothing, backend: string | null = null): SolveOutcome => ({
    exercise: request.exercise,
    answer,
    status: verdict.status,
    score: scoreOf(verdict),
    checks: 'checks' in verdict ? verdict.checks : [],
    metrics: 'metrics' in verdict ? verdict.metrics : [],
    seconds,
    backend,
    seed,
    error: verdict.status === 'error' ? verdict.error : null,
  });

  const exercise = exercises.find(({ id }) => id === request.exercise);
  if (exercise === undefined) return conclude(failed(unknownExercise(request.exercise, exercises)));
  const { code: given, answer: name = 'reference' } = request;
  const [code, starter] = await Promise.all([
    given === undefined ? loadAnswer(exercise, name) : ok(given),
    loadAnswer(exercise, 'starter'),
  ]);
  if (!code.ok) return conclude(failed(code.error));
  if (starter.ok && isSameCode(code.value, starter.value)) return conclude(UNATTEMPTED);

  const trained = await trainOnce(services, exercise.id, code.value, seed, request.backend);
  const { record, model, seconds: train } = trained;
  const backend = record.engine?.backend ?? null;
  if (record.error !== null) return conclude(failed(record.error), { train, grade: 0 }, backend);
  if (model === null) return conclude({ status: 'cancelled' }, { train, grade: 0 }, backend);
  const startedAt = services.ports.now();
  const verdict = await judge(services.ports, { exercise, model, epochs: record.epochs }, () => undefined);
  return conclude(verdict, { train, grade: (services.ports.now() - startedAt) / 1000 }, backend);
}

async function trainOnce(
  { ports, chooseEngine }: AutomationServices,
  exerciseId: string,
  code: string,
  seed: number,
  preference: EnginePreference | undefined,
) {
  const startedAt = ports.now();
  const record: RunRecord = createRecord({
    id: `automation-${startedAt}`,
    exerciseId,
    number: 1,
    code,
    seed,
    startedAt,
  });
  const training = startTraining(
    ports,
    { record, checks: [], chooseEngine: () => chooseEngine(preference), resume: null },
    { onChange: () => undefined, onCheckpoint: () => undefined },
  );
  const end = await training.end;
  return { ...end, seconds: (ports.now() - startedAt) / 1000 };
}

function unknownExercise(id: string, exercises: readonly Exercise[]): RunError {
  const ids = exercises.map((exercise) => exercise.id).join(', ');
  return { blame: 'lab', code: 'internal', message: `There is no exercise '${id}'. The ids are: ${ids}.` };
}
