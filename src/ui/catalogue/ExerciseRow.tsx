import type { DatasetManifest } from '#core/dataset.ts';
import type { Exercise } from '#core/exercise.ts';
import { SKILLS } from '#core/skills.ts';
import type { ExerciseProgress } from '#session/state.ts';
import { LinkRow } from '#ui/controls/RowList.tsx';
import { ScoreMark } from '#ui/controls/ScoreMark.tsx';
import { TOPIC_NAMES } from '#ui/strings.ts';
import styles from './ExerciseRow.module.css';
import { ORIGINS, catalogueStrings } from './strings.ts';

const SKILLS_SHOWN = 3;

export function ExerciseRow({
  exercise,
  manifest,
  progress,
}: {
  readonly exercise: Exercise;
  readonly manifest: DatasetManifest | undefined;
  readonly progress: ExerciseProgress | undefined;
}) {
  const skills = exercise.skills.map((id) => SKILLS[id]);
  return (
    <LinkRow
      href={`/exercise/${exercise.id}`}
      crumb={`${TOPIC_NAMES[exercise.topic]} · ${catalogueStrings.category(exercise.category)}`}
      title={exercise.title}
      summary={exercise.summary}
      className={styles.row}
    >
      <div className={styles.facts}>
        <p title={skills.join(', ')}>
          <span className="visually-hidden">{catalogueStrings.columns.skills}: </span>
          {skills.slice(0, SKILLS_SHOWN).join(' · ')}
          {skills.length > SKILLS_SHOWN && (
            <span className={styles.more}> +{skills.length - SKILLS_SHOWN}</span>
          )}
        </p>
        <p className={styles.data}>
          <span className="visually-hidden">{catalogueStrings.columns.data}: </span>
          {manifest === undefined ? (
            exercise.dataset
          ) : (
            <>
              {manifest.title}
              <span className={styles.origin} title={ORIGINS[manifest.origin].detail}>
                {ORIGINS[manifest.origin].word}
              </span>
            </>
          )}
        </p>
      </div>
      <p className={styles.time}>
        {catalogueStrings.minutesShort(exercise.minutes)}
        {exercise.weight === 'heavy' && <span className={styles.heavy}>{catalogueStrings.heavy}</span>}
      </p>
      <div className={styles.progress}>
        <span className="visually-hidden">{catalogueStrings.best}: </span>
        <ScoreMark score={progress?.bestScore ?? null} />
        <span className={styles.tries}>{describeTries(progress)}</span>
      </div>
    </LinkRow>
  );
}

function describeTries(progress: ExerciseProgress | undefined): string {
  if (progress !== undefined && progress.attempts > 0) return catalogueStrings.attempts(progress.attempts);
  return progress?.hasDraft === true ? catalogueStrings.draft : catalogueStrings.noAttempts;
}
