import type { ExamCategory, Exercise } from '#core/exercise.ts';
import type { SkillId } from '#core/skills.ts';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, weekdayOf } from './days.ts';
import { estimateReadiness } from './readiness.ts';
import type { StudyPlan } from './records.ts';
import { countStreak, minutesLeft, scheduleTasks } from './schedule.ts';
import { viewStudy } from './study-view.ts';
import { type Task, chooseTasks, isDone, listTasks } from './tasks.ts';

const exercise = (
  id: string,
  category: ExamCategory,
  minutes: number,
  skills: readonly SkillId[],
): Exercise => ({
  id,
  title: id,
  summary: '',
  topic: category === 5 ? 'series' : 'basics',
  category,
  skills,
  minutes,
  weight: 'light',
  dataset: id,
  input: { kind: 'pixels' },
  task: { kind: 'binary' },
  checks: [{ id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.1, 0.2, 0.3, 0.4, 0.5] }],
  baselines: [],
  weak: [],
});

const LINE = exercise('line', 1, 20, ['B1', 'B2']);
const PRICE = exercise('price', 1, 30, ['B2', 'B3']);
const SUNS = exercise('suns', 5, 40, ['S1', 'S3']);
const ALL = [LINE, PRICE, SUNS];

const nameOf = (task: Task): string => (task.kind === 'read' ? task.skill : task.exercise.id);
const namesOf = (tasks: readonly Task[]): string => tasks.map(nameOf).join(' ');
const only = (exercises: readonly Exercise[]): readonly Task[] =>
  exercises.map((each) => ({ kind: 'exercise', exercise: each, minutes: each.minutes }));

describe('days', () => {
  it('counts over months, years and the change of the clock', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
  });
  it('begins the week on Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe(0);
    expect(weekdayOf('2026-11-22')).toBe(6);
  });
  it('takes the day from the person’s own clock', () => {
    expect(dayOf(new Date(2026, 10, 22, 23, 59).getTime())).toBe('2026-11-22');
    expect(dayOf(new Date(2026, 0, 1, 0, 1).getTime())).toBe('2026-01-01');
  });
});

describe('the path', () => {
  it('puts pages before the first exercise that uses their skill', () => {
    const names = namesOf(listTasks(ALL)).split(' ');
    const before = (a: string, b: string): boolean => names.indexOf(a) < names.indexOf(b);
    expect(before('B1', 'line') && before('B2', 'line')).toBe(true);
    expect(before('line', 'B3') && before('B3', 'price')).toBe(true);
    expect(names[0]).toBe('T1');
  });
  it('has every skill and every exercise once, whatever the curriculum', () => {
    for (const exercises of [ALL, [SUNS], []]) {
      const names = namesOf(listTasks(exercises)).split(' ');
      expect(new Set(names).size).toBe(52 + exercises.length);
      expect(names).toHaveLength(52 + exercises.length);
    }
  });
  it('counts a page as read when its program ran or an exercise with its skill was passed', () => {
    const page: Task = { kind: 'read', skill: 'B2', minutes: 5 };
    const done = (passed: string[], read: SkillId[]) =>
      isDone(page, { passed: new Set(passed), read: new Set(read) }, ALL);
    expect(done([], [])).toBe(false);
    expect(done([], ['B2'])).toBe(true);
    expect(done(['price'], [])).toBe(true);
    expect(done(['suns'], [])).toBe(false);
  });
});

describe('chooseTasks', () => {
  it('takes all that fits', () => {
    expect(chooseTasks(only(ALL), 90)).toMatchObject({ left: [] });
  });
  it('lets categories take turns and keeps the order of the path', () => {
    // 20 + 40 fit into 65 minutes; the second of category 1 does not.
    const { chosen, left } = chooseTasks(only(ALL), 65);
    expect(namesOf(chosen)).toBe('line suns');
    expect(namesOf(left)).toBe('price');
  });
});

/** A Monday. */
const PLAN: StudyPlan = { startedOn: '2026-11-23', weeks: 3, minutesADay: 30, daysAWeek: 5 };

describe('the calendar', () => {
  it('fills study days from today on and lets a long task go on', () => {
    const days = scheduleTasks(PLAN, only(ALL), '2026-11-26', 0);
    expect(days).toHaveLength(21);
    const shares = days
      .filter(({ tasks }) => tasks.length > 0)
      .map(({ day, tasks }) => [day, ...tasks.map((task) => `${nameOf(task)} ${task.minutes}`)].join(', '));
    expect(shares).toEqual([
      '2026-11-26, line 20, price 10',
      '2026-11-27, price 20, suns 10',
      '2026-11-30, suns 30',
    ]);
  });
  it('plans less for a day on which something was done', () => {
    const [, , , today] = scheduleTasks(PLAN, only(ALL), '2026-11-26', 20);
    expect(today?.tasks.map(({ minutes }) => minutes)).toEqual([10]);
    expect(scheduleTasks(PLAN, only(ALL), '2026-11-26', 45)[3]?.tasks).toEqual([]);
  });
  it('counts the minutes that are left', () => {
    expect(minutesLeft(PLAN, '2026-11-23', 0)).toBe(15 * 30);
    expect(minutesLeft(PLAN, '2026-12-10', 10)).toBe(2 * 30 - 10);
    expect(minutesLeft(PLAN, '2026-12-12', 10)).toBe(0);
    expect(minutesLeft(PLAN, '2027-01-01', 0)).toBe(0);
  });
});

describe('countStreak', () => {
  const streak = (days: string[], today: string, daysAWeek: StudyPlan['daysAWeek'] = 7): number =>
    countStreak(new Set(days), today, daysAWeek);

  it('counts back from today, or from yesterday while today is open', () => {
    expect(streak(['2026-11-24', '2026-11-25', '2026-11-26'], '2026-11-26')).toBe(3);
    expect(streak(['2026-11-24', '2026-11-25'], '2026-11-26')).toBe(2);
    expect(streak(['2026-11-24'], '2026-11-26')).toBe(0);
    expect(streak([], '2026-11-26')).toBe(0);
  });
  it('goes over rest days, and counts practice on them', () => {
    // Friday and Monday around a free weekend.
    expect(streak(['2026-11-20', '2026-11-23'], '2026-11-23', 5)).toBe(2);
    expect(streak(['2026-11-20', '2026-11-23'], '2026-11-23', 7)).toBe(1);
    expect(streak(['2026-11-20', '2026-11-21', '2026-11-23'], '2026-11-23', 5)).toBe(3);
  });
});

describe('estimateReadiness', () => {
  it('counts what was never tried as 0 and weighs category n by n', () => {
    const { categories, points } = estimateReadiness(
      ALL,
      new Map([
        ['line', 5],
        ['suns', 3],
      ]),
    );
    expect(categories[0]).toEqual({ category: 1, exercises: 2, tried: 1, passed: 1, share: 0.5 });
    expect(categories[4]).toEqual({ category: 5, exercises: 1, tried: 1, passed: 0, share: 0.6 });
    expect(categories[2]?.share).toBeNaN();
    // (1 × 0.5 + 5 × 0.6) / (1 + 5) of 100, rounded down.
    expect(points).toBe(58);
  });
  it('gives nothing for nothing', () => {
    expect(estimateReadiness([], new Map()).points).toBe(0);
  });
});

describe('viewStudy', () => {
  const noon = new Date(2026, 10, 26, 12).getTime();
  const source = {
    exercises: ALL,
    progress: { line: { bestScore: 5, attempts: 2, hasDraft: true, lastTouchedAt: noon - 3_600_000 } },
    study: { plan: PLAN, days: ['2026-11-25'], ranSnippets: { T1: noon } },
    runTimes: [noon - 3_600_000],
    now: noon,
  };

  it('joins days of practice from runs and from records', () => {
    const { streak, practised } = viewStudy(source);
    expect([...practised].sort()).toEqual(['2026-11-25', '2026-11-26']);
    expect(streak).toBe(2);
  });
  it('takes what was done today out of today’s time', () => {
    const { course, next, tasks } = viewStudy(source);
    expect(namesOf(course?.doneToday ?? [])).toBe('T1 line');
    // 30 minutes less 5 for the page and 20 for the exercise.
    expect(course?.todo.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(5);
    expect(next).toMatchObject({ kind: 'read', skill: 'T2' });
    // The page, the exercise, and the two pages of its skills.
    expect(tasks.done).toBe(4);
  });
  it('has no course without a plan, and one that is over after its last day', () => {
    expect(viewStudy({ ...source, study: { ...source.study, plan: null } }).course).toBeNull();
    const later = new Date(2027, 0, 1).getTime();
    expect(viewStudy({ ...source, now: later }).course).toMatchObject({
      isOver: true,
      lastDay: '2026-12-13',
    });
  });
});
