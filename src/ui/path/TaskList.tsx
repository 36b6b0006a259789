import { SKILLS } from '#core/skills.ts';
import type { Task } from '#session/path/tasks.ts';
import { ScoreMark } from '#ui/controls/ScoreMark.tsx';
import { useLab } from '#ui/lab-context.ts';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { pathStrings as words } from './strings.ts';
import styles from './TaskList.module.css';

/** Steps of the path, each a link to its page or exercise. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const progress = useStore(useLab().progress);
  return (
    <ol className={styles.list}>
      {tasks.map((task) => (
        <li key={keyOf(task)} className={styles.task}>
          <Link href={hrefOf(task)}>{nameOf(task)}</Link>
          <span className={styles.facts}>
            {task.kind === 'exercise' && <ScoreMark score={progress[task.exercise.id]?.bestScore ?? null} />}
            {words.minutesShort(task.minutes)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function keyOf(task: Task): string {
  return task.kind === 'read' ? task.skill : task.exercise.id;
}

function hrefOf(task: Task): string {
  return task.kind === 'read' ? `/handbook/${task.skill}` : `/exercise/${task.exercise.id}`;
}

function nameOf(task: Task): string {
  return task.kind === 'read' ? words.read(`${task.skill} ${SKILLS[task.skill]}`) : task.exercise.title;
}
