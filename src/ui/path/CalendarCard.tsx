import { weekdayOf } from '#session/path/days.ts';
import type { PlannedDay } from '#session/path/schedule.ts';
import type { PlannedCourse, StudyView } from '#session/path/study-view.ts';
import { Card } from '#ui/controls/Card.tsx';
import { cx } from '#ui/cx.ts';
import styles from './CalendarCard.module.css';
import { formatDay, formatLongDay, pathStrings as words } from './strings.ts';

interface CalendarCardProps {
  readonly course: PlannedCourse;
  readonly study: Pick<StudyView, 'today' | 'practised'>;
}

/** The plan's weeks from Monday to Sunday: what was practised, what is planned. */
export function CalendarCard({ course, study }: CalendarCardProps) {
  return (
    <Card title={words.calendarTitle}>
      <table className={styles.calendar}>
        <thead>
          <tr>
            {words.weekdays.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {toWeeks(course.days).map((week, index) => (
            <tr key={index}>
              {week.map((planned, weekday) =>
                planned === null ? (
                  <td key={weekday} />
                ) : (
                  <DayCell key={planned.day} planned={planned} study={study} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function DayCell({ planned, study }: { readonly planned: PlannedDay } & Pick<CalendarCardProps, 'study'>) {
  const { day, isStudyDay, tasks } = planned;
  const hasPractised = study.practised.has(day);
  const isToday = day === study.today;
  const fate = describeFate(planned, study, hasPractised);
  return (
    <td
      className={cx(styles.day, !isStudyDay && styles.rest, hasPractised && styles.practised)}
      aria-current={isToday ? 'date' : undefined}
      title={`${formatLongDay(day)}: ${fate}`}
    >
      <span aria-hidden="true">{Number(day.slice(8))}</span>
      <span className={styles.note} aria-hidden="true">
        {hasPractised ? '✓' : tasks.length > 0 ? '·'.repeat(Math.min(tasks.length, 4)) : ''}
      </span>
      <span className="visually-hidden">
        {formatDay(day)}
        {isToday ? `, ${words.today}` : ''}: {fate}
      </span>
    </td>
  );
}

function describeFate(
  { day, isStudyDay, tasks }: PlannedDay,
  { today }: Pick<StudyView, 'today'>,
  hasPractised: boolean,
): string {
  if (hasPractised) return words.practised;
  if (tasks.length > 0) return words.planned(tasks.length);
  return isStudyDay && day < today ? words.missed : words.rest;
}

/** Rows of seven, Monday first; null before the first day and after the last. */
function toWeeks(days: readonly PlannedDay[]): readonly (readonly (PlannedDay | null)[])[] {
  const first = days[0];
  const before = first === undefined ? 0 : weekdayOf(first.day);
  const cells = [...new Array<null>(before).fill(null), ...days];
  const weeks = Math.ceil(cells.length / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => cells[week * 7 + weekday] ?? null),
  );
}
