import { useLab } from '#ui/lab-context.ts';
import proseStyles from '#ui/controls/Prose.module.css';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { AttemptSection } from './AttemptSection.tsx';
import { workspaceStrings } from './strings.ts';
import styles from './TaskPane.module.css';
import { useOpenWorkspace } from './view-state.ts';

const words = workspaceStrings.freePlay;

/** In the place of a task: what free play is, and where to go from here. */
export function FreePlayTask() {
  const lab = useLab();
  const { workspace } = useOpenWorkspace();
  const subject = useStore(workspace.store, (state) => state.subject);
  const exercises = lab.exercises.filter((exercise) => exercise.dataset === subject.dataset);
  return (
    <>
      {/* A scrolling region must take the focus to be scrolled by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.task} role="group" aria-label={workspaceStrings.panes.task} tabIndex={0}>
        <p className={styles.crumb}>
          <Link href={`/data/${subject.dataset}`}>{words.aboutData}</Link>
        </p>
        <h1 className={styles.title}>{subject.title}</h1>
        <div className={proseStyles.prose}>
          <p>{words.what}</p>
          <p>{words.how}</p>
          <p>{words.heldOut}</p>
        </div>
        {exercises.length > 0 && (
          <>
            <h2 className={styles.heading}>{words.exercises}</h2>
            <ul className={styles.links}>
              {exercises.map(({ id, title }) => (
                <li key={id}>
                  <Link href={`/exercise/${id}`}>{title}</Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <AttemptSection />
    </>
  );
}
