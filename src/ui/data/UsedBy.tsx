import { Link } from 'wouter';
import { useStore } from 'zustand';
import { Card } from '#ui/controls/Card.tsx';
import { ScoreMark } from '#ui/controls/ScoreMark.tsx';
import { useLab } from '#ui/lab-context.ts';
import styles from './page.module.css';
import { dataStrings as words } from './strings.ts';

/** Exercises on a data set, with the best score so far. */
export function UsedBy({ datasetId }: { readonly datasetId: string }) {
  const lab = useLab();
  const progress = useStore(lab.progress);
  const exercises = lab.exercises.filter((exercise) => exercise.dataset === datasetId);
  return (
    <Card title={words.exercises}>
      {exercises.length === 0 ? (
        <p className={styles.quiet}>{words.noExercise}</p>
      ) : (
        <ul className={styles.uses}>
          {exercises.map(({ id, title }) => (
            <li key={id}>
              <Link href={`/exercise/${id}`}>{title}</Link>
              <ScoreMark score={progress[id]?.bestScore ?? null} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
