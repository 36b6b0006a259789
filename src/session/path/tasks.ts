import type { ExamCategory, Exercise, Topic } from '#core/exercise.ts';
import { SKILL_IDS, type SkillFamily } from '#core/handbook.ts';
import type { SkillId } from '#core/skills.ts';

/** One step of the path: a handbook page to read and run, or an exercise to pass. */
export type Task =
  | { readonly kind: 'read'; readonly skill: SkillId; readonly minutes: number }
  | { readonly kind: 'exercise'; readonly exercise: Exercise; readonly minutes: number };

/** Half a page, and a snippet to run and change. */
export const READ_MINUTES = 5;

/** More pages in a row would be a lecture. */
const LOOSE_AT_ONCE = 2;

const FAMILY_OF: Readonly<Record<Topic, SkillFamily>> = { basics: 'B', image: 'I', text: 'N', series: 'S' };

/**
 * From zero to the exam: exercises in the order of the curriculum, each after the pages of the skills it uses for the
 * first time. Skills that no exercise asks for come along a few at a time with their family, the developer's at the start.
 */
export function listTasks(exercises: readonly Exercise[]): readonly Task[] {
  const practised = new Set(exercises.flatMap((exercise) => exercise.skills));
  const unread = new Set(SKILL_IDS);
  const take = (skills: readonly SkillId[]): readonly Task[] =>
    skills
      .filter((skill) => unread.delete(skill))
      .map((skill) => ({ kind: 'read', skill, minutes: READ_MINUTES }));
  const loose = (family: SkillFamily): readonly SkillId[] =>
    SKILL_IDS.filter((skill) => skill.startsWith(family) && !practised.has(skill));
  return [
    ...take(loose('T')),
    ...exercises.flatMap((exercise): readonly Task[] => [
      ...take(exercise.skills),
      { kind: 'exercise', exercise, minutes: exercise.minutes },
      ...take(
        loose(FAMILY_OF[exercise.topic])
          .filter((skill) => unread.has(skill))
          .slice(0, LOOSE_AT_ONCE),
      ),
    ]),
    ...take(SKILL_IDS),
  ];
}

/** How far someone has come: exercises passed, and pages whose snippet was run. */
export interface Done {
  readonly passed: ReadonlySet<string>;
  readonly read: ReadonlySet<SkillId>;
}

/** A page counts as read too once an exercise that uses its skill was passed. */
export function isDone(task: Task, done: Done, exercises: readonly Exercise[]): boolean {
  if (task.kind === 'exercise') return done.passed.has(task.exercise.id);
  if (done.read.has(task.skill)) return true;
  return exercises.some(({ id, skills }) => done.passed.has(id) && skills.includes(task.skill));
}

export interface Choice {
  /** In the order of the path. */
  readonly chosen: readonly Task[];
  /** For which the time does not suffice. */
  readonly left: readonly Task[];
}

/**
 * Tasks that fit into the minutes there are. When not all do, the categories take turns, so that none is left out: of each
 * the first exercise, then the second, each with the pages before it.
 */
export function chooseTasks(tasks: readonly Task[], minutes: number): Choice {
  const chosen = new Set<Task>();
  let rest = minutes;
  for (const bundle of takeTurns(bundleTasks(tasks))) {
    const needed = sumMinutes(bundle);
    if (needed > rest) continue;
    rest -= needed;
    for (const task of bundle) chosen.add(task);
  }
  return {
    chosen: tasks.filter((task) => chosen.has(task)),
    left: tasks.filter((task) => !chosen.has(task)),
  };
}

export function sumMinutes(tasks: readonly Task[]): number {
  return tasks.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Each exercise with the pages before it; pages after the last one are a bundle of their own. */
function bundleTasks(tasks: readonly Task[]): readonly (readonly Task[])[] {
  const bundles: Task[][] = [[]];
  for (const task of tasks) {
    bundles.at(-1)?.push(task);
    if (task.kind === 'exercise') bundles.push([]);
  }
  return bundles.filter((bundle) => bundle.length > 0);
}

function takeTurns(bundles: readonly (readonly Task[])[]): readonly (readonly Task[])[] {
  const turns = new Map<ExamCategory | null, number>();
  return bundles
    .map((bundle, index) => {
      const last = bundle.at(-1);
      const category = last?.kind === 'exercise' ? last.exercise.category : null;
      const turn = category === null ? Infinity : (turns.get(category) ?? 0);
      turns.set(category, turn + 1);
      return { bundle, turn, index };
    })
    .sort((a, b) => (a.turn === b.turn ? a.index - b.index : a.turn - b.turn))
    .map(({ bundle }) => bundle);
}
