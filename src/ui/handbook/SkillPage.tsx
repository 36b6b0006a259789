import { type HandbookPage, READ_MORE } from '#core/handbook.ts';
import { SKILLS } from '#core/skills.ts';
import { Card } from '#ui/controls/Card.tsx';
import { Prose } from '#ui/controls/Prose.tsx';
import { Link } from 'wouter';
import { SkillExercises } from './SkillExercises.tsx';
import styles from './SkillScreen.module.css';
import { SnippetView } from './SnippetView.tsx';
import { handbookStrings as words } from './strings.ts';

interface SkillPageProps {
  readonly page: HandbookPage;
  /** The whole handbook, in order. */
  readonly pages: readonly HandbookPage[];
}

/** Plain words and a program; beside them who practises the skill, how far one has come, and where to read on. */
export function SkillPage({ page, pages }: SkillPageProps) {
  const text = page.sections.find(({ title }) => title === '');
  const readMore = page.sections.find(({ title }) => title === READ_MORE);
  const index = pages.indexOf(page);
  return (
    <>
      <div className={styles.columns}>
        <div className={styles.main}>
          <div className={styles.prose}>{text === undefined ? null : <Prose html={text.html} />}</div>
          <SnippetView page={page} />
        </div>
        <aside className={styles.aside} aria-label={words.progress}>
          <SkillExercises page={page} pages={pages} />
          {readMore === undefined ? null : (
            <Card title={READ_MORE}>
              <Prose html={readMore.html} />
              <p className={styles.quiet}>{words.newTab}</p>
            </Card>
          )}
        </aside>
      </div>
      <nav className={styles.steps} aria-label={words.pages}>
        <Step page={pages[index - 1]} label={words.previous} />
        <Step page={pages[index + 1]} label={words.next} />
      </nav>
    </>
  );
}

interface StepProps {
  readonly page: HandbookPage | undefined;
  readonly label: (id: string) => string;
}

function Step({ page, label }: StepProps) {
  if (page === undefined) return <span />;
  return (
    <Link href={`/handbook/${page.skill}`}>
      {label(page.skill)} {SKILLS[page.skill]}
    </Link>
  );
}
