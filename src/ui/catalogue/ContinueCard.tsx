import type { Exercise } from '#core/exercise.ts';
import { scoreOf } from '#core/verdict.ts';
import type { ExerciseProgress } from '#session/state.ts';
import { ScoreMark } from '#ui/controls/ScoreMark.tsx';
import { describeDistance } from '#ui/level-facts.ts';
import { useAttempts } from '#ui/use-attempts.ts';
import { Link } from 'wouter';
import styles from './ContinueCard.module.css';
import { stateOf } from './filter-exercises.ts';
import { catalogueStrings } from './strings.ts';

/** 'Continue: Fashion basics, 3/5, accuracy 0.87 of 0.885': the shortest way back to work. */
export function ContinueCard({
  exercise,
  progress,
}: {
  readonly exercise: Exercise;
  readonly progress: ExerciseProgress | undefined;
}) {
  const isNew = stateOf(progress) === 'new';
  const { attempts } = useAttempts();
  const best = attempts?.find(
    (run) =>
      run.exerciseId === exercise.id && run.verdict !== null && scoreOf(run.verdict) === progress?.bestScore,
  );
  const distance = describeDistance(exercise, best?.verdict ?? null);
  return (
    <Link href={`/exercise/${exercise.id}`} className={styles.card ?? ''}>
      <span className={styles.word}>{isNew ? catalogueStrings.next : catalogueStrings.continue}</span>
      <strong className={styles.title}>{exercise.title}</strong>
      <span className={styles.facts}>
        {progress?.bestScore == null ? (
          isNew ? (
            exercise.summary
          ) : (
            catalogueStrings.notScoredYet
          )
        ) : (
          <>
            <ScoreMark score={progress.bestScore} />
            {distance !== null && (
              <span>
                {distance.metric} {catalogueStrings.progressText(distance.value, distance.needed)}
              </span>
            )}
          </>
        )}
      </span>
      <span aria-hidden="true" className={styles.arrow}>
        →
      </span>
    </Link>
  );
}
