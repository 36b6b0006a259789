import { isStudyDay } from '#session/path/schedule.ts';
import type { StudyView } from '#session/path/study-view.ts';
import { Card } from '#ui/controls/Card.tsx';
import { pathStrings as words } from './strings.ts';
import { TaskList } from './TaskList.tsx';
import styles from './TaskList.module.css';

/** The next steps, what is done already, and the days in a row. */
export function TodayCard({ study }: { readonly study: StudyView }) {
  const { streak, tasks, course } = study;
  return (
    <Card title={words.todayTitle}>
      <Steps study={study} />
      {course !== null && course.doneToday.length > 0 && (
        <>
          <h3 className={styles.subheading}>{words.doneToday}</h3>
          <TaskList tasks={course.doneToday} />
        </>
      )}
      <p className={styles.quiet} title={words.streakHelp}>
        {streak === 0 ? words.noStreak : words.streak(streak)}
        {' · '}
        {words.steps(tasks.done, tasks.all)}
      </p>
    </Card>
  );
}

function Steps({ study: { course, next, today } }: { readonly study: StudyView }) {
  if (next === null) return <p className={styles.strong}>{words.allDone}</p>;
  if (course === null || course.isOver)
    return (
      <>
        <p className={styles.quiet}>{words.noPlan}</p>
        <TaskList tasks={[next]} />
      </>
    );
  if (course.todo.length > 0) return <TaskList tasks={course.todo} />;
  return (
    <>
      {isStudyDay(today, course.plan.daysAWeek) ? (
        <p className={styles.strong}>{words.enough}</p>
      ) : (
        <p className={styles.quiet}>{words.restDay}</p>
      )}
      <TaskList tasks={[next]} />
    </>
  );
}
