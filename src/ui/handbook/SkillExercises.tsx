import type { HandbookPage } from '#core/handbook.ts';
import { catalogueFilter } from '#ui/catalogue/catalogue-filter.ts';
import { ALL_EXERCISES } from '#ui/catalogue/filter-exercises.ts';
import { Card } from '#ui/controls/Card.tsx';
import { ScoreMark } from '#ui/controls/ScoreMark.tsx';
import { When } from '#ui/controls/When.tsx';
import { useLab } from '#ui/lab-context.ts';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { readSkillProgress } from './skill-progress.ts';
import styles from './SkillScreen.module.css';
import { handbookStrings as words } from './strings.ts';

interface SkillExercisesProps {
  readonly page: HandbookPage;
  readonly pages: readonly HandbookPage[];
}

/** How far one has come with a skill, and where else it is practised. */
export function SkillExercises({ page: { skill }, pages }: SkillExercisesProps) {
  const lab = useLab();
  const progress = useStore(lab.progress);
  const ranAt = useStore(lab.study, ({ ranSnippets }) => ranSnippets[skill]);
  const { exercises, passed } = readSkillProgress(skill, lab.exercises, progress);
  const others = pages.filter(({ snippet }) => snippet.also.includes(skill));
  return (
    <>
      <Card title={words.progress}>
        <p>
          {ranAt === undefined ? (
            words.programNotRun
          ) : (
            <>
              {words.programRun} <When at={ranAt} />
            </>
          )}
        </p>
        {exercises.length > 0 && <p>{words.passedOf(passed, exercises.length)}</p>}
      </Card>
      <Card title={words.practise}>
        {exercises.length === 0 ? (
          <p className={styles.quiet}>{words.noExercise}</p>
        ) : (
          <>
            <ul className={styles.list}>
              {exercises.map(({ id, title }) => (
                <li key={id}>
                  <Link href={`/exercise/${id}`}>{title}</Link>
                  <ScoreMark score={progress[id]?.bestScore ?? null} />
                </li>
              ))}
            </ul>
            <p className={styles.quiet}>
              <Link href="/" onClick={() => catalogueFilter.setState({ ...ALL_EXERCISES, skill })}>
                {words.filterBy}
              </Link>
            </p>
          </>
        )}
      </Card>
      {others.length === 0 ? null : (
        <Card title={words.otherPrograms}>
          <ul className={styles.list}>
            {others.map((other) => (
              <li key={other.skill}>
                <Link href={`/handbook/${other.skill}`}>{other.snippet.title}</Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
