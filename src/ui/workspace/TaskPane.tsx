import type { Exercise } from '#core/exercise.ts';
import { SKILLS } from '#core/skills.ts';
import { Prose } from '#ui/controls/Prose.tsx';
import { TOPIC_NAMES } from '#ui/strings.ts';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { AttemptSection } from './AttemptSection.tsx';
import { Contract } from './Contract.tsx';
import { FreePlayTask } from './FreePlayTask.tsx';
import { Goal } from './Goal.tsx';
import { Hints } from './Hints.tsx';
import { LevelsTable } from './LevelsTable.tsx';
import { workspaceStrings } from './strings.ts';
import styles from './TaskPane.module.css';
import { useOpenWorkspace } from './view-state.ts';

/** What is asked, what it takes, and what has been tried. */
export function TaskPane() {
  const { workspace } = useOpenWorkspace();
  const exercise = useStore(workspace.store, (state) => state.exercise);
  return exercise === null ? <FreePlayTask /> : <ExerciseTask exercise={exercise} />;
}

function ExerciseTask({ exercise }: { readonly exercise: Exercise }) {
  const { workspace } = useOpenWorkspace();
  const promptHtml = useStore(workspace.store, (state) => state.texts.promptHtml);
  return (
    <>
      {/* A scrolling region must take the focus to be scrolled by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.task} role="group" aria-label={workspaceStrings.panes.task} tabIndex={0}>
        <p className={styles.crumb}>
          <Link href="/">{TOPIC_NAMES[exercise.topic]}</Link> · {workspaceStrings.category(exercise.category)}
        </p>
        <h1 className={styles.title}>{exercise.title}</h1>
        <Goal exercise={exercise} />
        <Prose html={promptHtml} />
        <h2 className={styles.heading}>{workspaceStrings.task.contract}</h2>
        <Contract exercise={exercise} />
        <LevelsTable exercise={exercise} />
        <h2 className={styles.heading}>{workspaceStrings.task.hints}</h2>
        <Hints />
        <h2 className={styles.heading}>{workspaceStrings.task.skills}</h2>
        <ul className={styles.skills}>
          {exercise.skills.map((id) => (
            <li key={id}>
              <Link href={`/handbook/${id}`}>{SKILLS[id]}</Link>
            </li>
          ))}
        </ul>
      </div>
      <AttemptSection />
    </>
  );
}
