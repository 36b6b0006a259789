import type { RunRecord } from '#session/state.ts';
import { ConfirmDialog } from '#ui/controls/ConfirmDialog.tsx';
import { useLab } from '#ui/lab-context.ts';
import { ScreenMessage } from '#ui/shell/ScreenMessage.tsx';
import { strings } from '#ui/strings.ts';
import { showToast } from '#ui/toasts.ts';
import { useAttempts } from '#ui/use-attempts.ts';
import { useTitle } from '#ui/use-title.ts';
import { useState } from 'react';
import { Link } from 'wouter';
import styles from './AttemptsScreen.module.css';
import { AttemptsTable } from './AttemptsTable.tsx';
import { attemptsStrings } from './strings.ts';

/** Every run of every exercise. */
export function AttemptsScreen() {
  const lab = useLab();
  const { attempts, reload } = useAttempts();
  const [exerciseId, setExerciseId] = useState<string | null>(null);
  const [doomed, setDoomed] = useState<RunRecord | null>(null);
  useTitle(attemptsStrings.title);
  if (attempts === null)
    return (
      <p role="status" className={styles.loading}>
        {strings.loading}
      </p>
    );
  if (attempts.length === 0)
    return (
      <ScreenMessage title={attemptsStrings.empty} text={attemptsStrings.emptyText}>
        <Link href="/">{strings.toExercises}</Link>
      </ScreenMessage>
    );
  const titleOf = (id: string): string =>
    lab.exercises.find((exercise) => exercise.id === id)?.title ??
    (isFreePlay(id) ? attemptsStrings.freePlay(datasetOf(id)) : id);
  const tried = [...new Set(attempts.map((run) => run.exerciseId))];
  const shown = attempts.filter((run) => exerciseId === null || run.exerciseId === exerciseId);
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1 className={styles.title}>{attemptsStrings.title}</h1>
        <span className={styles.count} role="status">
          {attemptsStrings.count(shown.length)}
        </span>
        <select
          aria-label={attemptsStrings.filter}
          className={styles.select}
          value={exerciseId ?? ''}
          onChange={(event) => setExerciseId(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{attemptsStrings.allExercises}</option>
          {tried.map((id) => (
            <option key={id} value={id}>
              {titleOf(id)}
            </option>
          ))}
        </select>
      </div>
      <AttemptsTable runs={shown} titleOf={titleOf} addressOf={addressOf} onDelete={setDoomed} />
      {doomed !== null && (
        <ConfirmDialog
          isOpen
          title={attemptsStrings.confirmTitle(titleOf(doomed.exerciseId), doomed.number)}
          text={attemptsStrings.confirmText}
          confirmLabel={strings.delete}
          onClose={() => setDoomed(null)}
          onConfirm={() => {
            void lab.deleteAttempt(doomed.id).then(() => {
              reload();
              showToast(attemptsStrings.deleted);
            });
          }}
        />
      )}
    </div>
  );
}

const FREE_PLAY = 'play-';
const isFreePlay = (id: string): boolean => id.startsWith(FREE_PLAY);
const datasetOf = (id: string): string => id.slice(FREE_PLAY.length);

/** Where a run is looked at again. */
function addressOf({ exerciseId, id }: RunRecord): string {
  return isFreePlay(exerciseId) ? `/play/${datasetOf(exerciseId)}/${id}` : `/exercise/${exerciseId}/${id}`;
}
