import { type Day, addDays, weekdayOf } from './days.ts';
import type { StudyPlan } from './records.ts';
import type { Task } from './tasks.ts';

/** A day of the plan. */
export interface PlannedDay {
  readonly day: Day;
  readonly isStudyDay: boolean;
  /** In order, with this day's share of their minutes: a long task goes on over several days. */
  readonly tasks: readonly Task[];
}

/** Every day of the plan, study days and rest days. */
export function listPlanDays(plan: StudyPlan): readonly Day[] {
  return Array.from({ length: plan.weeks * 7 }, (_, index) => addDays(plan.startedOn, index));
}

export function isStudyDay(day: Day, daysAWeek: StudyPlan['daysAWeek']): boolean {
  return weekdayOf(day) < daysAWeek;
}

/** The last day that belongs to the plan. */
export function lastDayOf(plan: StudyPlan): Day {
  return addDays(plan.startedOn, plan.weeks * 7 - 1);
}

/** Minutes from today to the end of the plan; `spentToday` is gone already. */
export function minutesLeft(plan: StudyPlan, today: Day, spentToday: number): number {
  const days = listPlanDays(plan).filter((day) => day >= today && isStudyDay(day, plan.daysAWeek));
  const gone = days.includes(today) ? Math.min(spentToday, plan.minutesADay) : 0;
  return days.length * plan.minutesADay - gone;
}

/** Lays tasks onto the study days from today on, each day as full as the plan wants it. */
export function scheduleTasks(
  plan: StudyPlan,
  tasks: readonly Task[],
  today: Day,
  spentToday: number,
): readonly PlannedDay[] {
  const open = tasks.map((task) => ({ task, minutes: task.minutes }));
  return listPlanDays(plan).map((day) => {
    const isStudy = isStudyDay(day, plan.daysAWeek);
    if (day < today || !isStudy) return { day, isStudyDay: isStudy, tasks: [] };
    let rest = day === today ? plan.minutesADay - spentToday : plan.minutesADay;
    const todo: Task[] = [];
    while (rest > 0 && open[0] !== undefined) {
      const [first] = open;
      const share = Math.min(rest, first.minutes);
      todo.push({ ...first.task, minutes: share });
      first.minutes -= share;
      rest -= share;
      if (first.minutes <= 0) open.shift();
    }
    return { day, isStudyDay: true, tasks: todo };
  });
}

/**
 * Study days in a row up to today, rest days between them not counted. A today without practice does not break the row:
 * it is not over yet.
 */
export function countStreak(
  practised: ReadonlySet<Day>,
  today: Day,
  daysAWeek: StudyPlan['daysAWeek'],
): number {
  let streak = practised.has(today) ? 1 : 0;
  for (let day = addDays(today, -1); ; day = addDays(day, -1)) {
    if (practised.has(day)) streak += 1;
    else if (isStudyDay(day, daysAWeek)) return streak;
    // A row of rest days alone ends too: no week is without a study day.
  }
}
