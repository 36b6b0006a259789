import { Screen, ScreenHead } from '#ui/shell/Screen.tsx';
import { useTitle } from '#ui/use-title.ts';
import { Link } from 'wouter';
import { CalendarCard } from './CalendarCard.tsx';
import { ComingDays } from './ComingDays.tsx';
import styles from './PathScreen.module.css';
import { PlanCard } from './PlanCard.tsx';
import { ReadinessCard } from './ReadinessCard.tsx';
import { pathStrings as words } from './strings.ts';
import { TodayCard } from './TodayCard.tsx';
import { useStudy } from './use-study.ts';

/** What to do today, the way ahead, and how far the exam is. */
export function PathScreen() {
  const study = useStudy();
  useTitle(words.title);
  return (
    <Screen>
      <ScreenHead title={words.title} intro={words.intro}>
        <p>
          <Link href="/resources">{words.resources}</Link>
        </p>
      </ScreenHead>
      <div className={styles.columns}>
        <div className={styles.column}>
          <TodayCard study={study} />
          <PlanCard course={study.course} today={study.today} />
        </div>
        <div className={styles.column}>
          {study.course !== null && <CalendarCard course={study.course} study={study} />}
          <ReadinessCard readiness={study.readiness} />
        </div>
      </div>
      {study.course !== null && !study.course.isOver && (
        <ComingDays course={study.course} today={study.today} />
      )}
    </Screen>
  );
}
