import type { Day } from '#session/path/days.ts';
import type { PlannedCourse } from '#session/path/study-view.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Card } from '#ui/controls/Card.tsx';
import { useState } from 'react';
import styles from './ComingDays.module.css';
import { formatLongDay, pathStrings as words } from './strings.ts';
import { TaskList } from './TaskList.tsx';
import taskStyles from './TaskList.module.css';

interface ComingDaysProps {
  readonly course: PlannedCourse;
  readonly today: Day;
}

const SHOWN_AT_FIRST = 6;

/** The steps of the days to come, a few days at first. */
export function ComingDays({ course, today }: ComingDaysProps) {
  const [isWhole, setWhole] = useState(false);
  const coming = course.days.filter(({ day, isStudyDay }) => day > today && isStudyDay);
  if (coming.length === 0) return null;
  const shown = isWhole ? coming : coming.slice(0, SHOWN_AT_FIRST);
  return (
    <Card title={words.comingTitle}>
      <div className={styles.days}>
        {shown.map(({ day, tasks }) => (
          <div key={day} className={styles.day}>
            <h3 className={styles.name}>{formatLongDay(day)}</h3>
            {tasks.length === 0 ? (
              <p className={taskStyles.quiet}>{words.free}</p>
            ) : (
              <TaskList tasks={tasks} />
            )}
          </div>
        ))}
      </div>
      {shown.length < coming.length && (
        <p>
          <Button onPress={() => setWhole(true)}>{words.showAll(coming.length)}</Button>
        </p>
      )}
    </Card>
  );
}
