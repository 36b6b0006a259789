import type { Day } from '#session/path/days.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/** '22 Nov' */
export function formatDay(day: Day): string {
  return DAY.format(Date.parse(day));
}

/** 'Sunday 22 Nov' */
export function formatLongDay(day: Day): string {
  return `${WEEKDAY.format(Date.parse(day))} ${formatDay(day)}`;
}

export const pathStrings = {
  title: 'Learning path',
  intro:
    'From zero to the exam in the order of the curriculum: a few pages of the handbook, then the exercise that uses them. Nothing is locked; take another way whenever you like.',
  resources: 'Courses, lectures and books beside the lab',
  // The plan.
  planTitle: 'Plan',
  planIntro:
    'Say how much time you have, and the path is laid over your days. You can change it at any time.',
  weeks: 'For',
  weeksOption: (weeks: number) => `${weeks} weeks`,
  minutes: 'Each day',
  minutesOption: (minutes: number) => `${minutes} minutes`,
  days: 'On',
  daysOption: { 5: 'Monday to Friday', 6: 'Monday to Saturday', 7: 'every day' },
  start: 'Start today',
  change: 'Change the plan',
  save: 'Save the plan',
  restart: 'Begin the plan again today',
  end: 'End the plan',
  cancel: 'Leave it as it is',
  planFacts: (weeks: number, minutes: number, from: string, to: string) =>
    `${weeks} weeks, ${minutes} minutes a day, ${from} to ${to}.`,
  over: (day: string) => `This plan ended on ${day}. What is left can go into a new one.`,
  fits: 'All of the path fits into this plan.',
  left: (count: number) =>
    count === 1
      ? 'One step of the path does not fit into this plan.'
      : `${count} steps of the path do not fit into this plan.`,
  leftDetail:
    'The categories take turns, so that each keeps its first exercises. More minutes a day, more days or six weeks bring the rest in.',
  leftList: 'What does not fit',
  // Today.
  todayTitle: 'Today',
  noPlan: 'Without a plan the next step is always here.',
  restDay: 'A rest day by your plan. The next steps are below if you want them anyway.',
  enough: 'That is enough for today.',
  allDone: 'Every step of the path is done. Repeat what scored lowest, or take a mock exam by the clock.',
  doneToday: 'Done today',
  minutesShort: (minutes: number) => `${minutes} min`,
  read: (title: string) => `Read: ${title}`,
  steps: (done: number, all: number) => `${done} of ${all} steps done`,
  streak: (days: number) => (days === 1 ? '1 day in a row' : `${days} days in a row`),
  noStreak: 'No day in a row yet: run anything, and it begins.',
  streakHelp: 'Days on which you ran something. Rest days of your plan do not break the row.',
  // Calendar.
  calendarTitle: 'Calendar',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  today: 'today',
  practised: 'practised',
  missed: 'not practised',
  rest: 'rest',
  planned: (steps: number) => (steps === 1 ? '1 step' : `${steps} steps`),
  comingTitle: 'Coming days',
  free: 'Nothing planned: repeat what scored lowest.',
  showAll: (days: number) => `Show all ${days} days`,
  // Readiness.
  readinessTitle: 'Readiness',
  readinessIntro: 'An estimate from your own best scores, and nothing else.',
  readinessHow:
    'How it is computed: in each category your best scores are added up and divided by five times its number of exercises, so an exercise that you never tried counts as 0. Category n weighs n, as in the lab’s rule for the exam; the sum is scaled to 100 points.',
  points: (points: number, needed: number) => `${points} of 100 points; the exam asked for ${needed}`,
  category: 'Category',
  tried: 'Tried',
  passed: 'Passed',
  estimate: 'Estimate',
  ofAll: (count: number, all: number) => `${count} of ${all}`,
  none: 'no exercise yet',
} as const;
