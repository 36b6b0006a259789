import type { Day } from '#session/path/days.ts';
import type { PlannedCourse } from '#session/path/study-view.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Card } from '#ui/controls/Card.tsx';
import { useLab } from '#ui/lab-context.ts';
import { useState } from 'react';
import styles from './PlanCard.module.css';
import { PlanForm } from './PlanForm.tsx';
import { formatDay, pathStrings as words } from './strings.ts';
import { TaskList } from './TaskList.tsx';

interface PlanCardProps {
  readonly course: PlannedCourse | null;
  readonly today: Day;
}

/** How much time there is, and whether the path fits into it. */
export function PlanCard({ course, today }: PlanCardProps) {
  const lab = useLab();
  const [isChanging, setChanging] = useState(false);
  if (course === null || isChanging)
    return (
      <Card title={words.planTitle}>
        <p>{words.planIntro}</p>
        <PlanForm
          plan={course?.plan ?? null}
          today={today}
          onSave={(plan) => {
            setChanging(false);
            void lab.setStudyPlan(plan);
          }}
          onCancel={course === null ? null : () => setChanging(false)}
        />
      </Card>
    );
  const { plan, lastDay, isOver, left } = course;
  return (
    <Card title={words.planTitle}>
      <p>{words.planFacts(plan.weeks, plan.minutesADay, formatDay(plan.startedOn), formatDay(lastDay))}</p>
      {isOver ? <p>{words.over(formatDay(lastDay))}</p> : <Fit left={left} />}
      <div className={styles.actions}>
        <Button onPress={() => setChanging(true)}>{words.change}</Button>
        <Button variant="quiet" onPress={() => void lab.setStudyPlan(null)}>
          {words.end}
        </Button>
      </div>
    </Card>
  );
}

function Fit({ left }: Pick<PlannedCourse, 'left'>) {
  if (left.length === 0) return <p>{words.fits}</p>;
  return (
    <>
      <p>
        {words.left(left.length)} {words.leftDetail}
      </p>
      <details>
        <summary>{words.leftList}</summary>
        <TaskList tasks={left} />
      </details>
    </>
  );
}
