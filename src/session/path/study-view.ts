import type { Exercise } from '#core/exercise.ts';
import type { SkillId } from '#core/skills.ts';
import type { ExerciseProgress } from '#session/state.ts';
import { type Day, dayOf } from './days.ts';
import type { StudyPlan } from './records.ts';
import { type Readiness, estimateReadiness } from './readiness.ts';
import { type PlannedDay, countStreak, lastDayOf, minutesLeft, scheduleTasks } from './schedule.ts';
import type { StudyState } from './study-keeper.ts';
import { type Task, chooseTasks, isDone, listTasks, sumMinutes } from './tasks.ts';

/** Everything that the learning path shows, worked out from what is stored. */
export interface StudyView {
  readonly today: Day;
  readonly streak: number;
  readonly practised: ReadonlySet<Day>;
  readonly readiness: Readiness;
  readonly tasks: { readonly all: number; readonly done: number };
  /** The first task that is not done; null when all are. */
  readonly next: Task | null;
  readonly course: PlannedCourse | null;
}

/** The path laid over the days of a plan. */
export interface PlannedCourse {
  readonly plan: StudyPlan;
  readonly days: readonly PlannedDay[];
  readonly lastDay: Day;
  readonly isOver: boolean;
  /** Finished today, in the order of the path. */
  readonly doneToday: readonly Task[];
  readonly todo: readonly Task[];
  /** Not done, and no time for it in this plan. */
  readonly left: readonly Task[];
}

export interface StudySource {
  readonly exercises: readonly Exercise[];
  readonly progress: Readonly<Record<string, ExerciseProgress>>;
  readonly study: StudyState;
  /** Moments at which runs began. */
  readonly runTimes: readonly number[];
  readonly now: number;
}

export function viewStudy({ exercises, progress, study, runTimes, now }: StudySource): StudyView {
  const today = dayOf(now);
  const tasks = listTasks(exercises);
  const done = readDone(exercises, progress, study);
  const open = tasks.filter((task) => !isDone(task, done, exercises));
  const practised = new Set([...study.days, ...runTimes.map(dayOf)]);
  const doneToday = tasks.filter((task) => finishedOn(task, progress, study) === today);
  return {
    today,
    streak: countStreak(practised, today, study.plan?.daysAWeek ?? 7),
    practised,
    readiness: estimateReadiness(exercises, readBestScores(exercises, progress)),
    tasks: { all: tasks.length, done: tasks.length - open.length },
    next: open[0] ?? null,
    course: study.plan === null ? null : layCourse(study.plan, open, doneToday, today),
  };
}

function layCourse(
  plan: StudyPlan,
  open: readonly Task[],
  doneToday: readonly Task[],
  today: Day,
): PlannedCourse {
  const spent = sumMinutes(doneToday);
  const { chosen, left } = chooseTasks(open, minutesLeft(plan, today, spent));
  const days = scheduleTasks(plan, chosen, today, spent);
  const lastDay = lastDayOf(plan);
  const todo = days.find(({ day }) => day === today)?.tasks ?? [];
  return { plan, days, lastDay, isOver: today > lastDay, doneToday, todo, left };
}

function readDone(
  exercises: readonly Exercise[],
  progress: StudySource['progress'],
  study: StudyState,
): { passed: Set<string>; read: Set<SkillId> } {
  const best = readBestScores(exercises, progress);
  return {
    passed: new Set([...best].filter(([, score]) => score === 5).map(([id]) => id)),
    read: new Set(
      listTasks(exercises).flatMap((task) =>
        task.kind === 'read' && study.ranSnippets[task.skill] !== undefined ? [task.skill] : [],
      ),
    ),
  };
}

function readBestScores(
  exercises: readonly Exercise[],
  progress: StudySource['progress'],
): ReadonlyMap<string, number> {
  return new Map(
    exercises.flatMap(({ id }): [string, number][] => {
      const best = progress[id]?.bestScore ?? null;
      return best === null ? [] : [[id, best]];
    }),
  );
}

/** The day on which a task was last worked on to its end; null for one that is open. */
function finishedOn(task: Task, progress: StudySource['progress'], study: StudyState): Day | null {
  if (task.kind === 'read') {
    const ranAt = study.ranSnippets[task.skill];
    return ranAt === undefined ? null : dayOf(ranAt);
  }
  const known = progress[task.exercise.id];
  return known?.bestScore === 5 && known.lastTouchedAt !== null ? dayOf(known.lastTouchedAt) : null;
}
