import { Prose } from '#ui/controls/Prose.tsx';
import styles from './panels.module.css';
import { strings } from './strings.ts';
import verdictStyles from './verdict.module.css';

interface DebriefProps {
  readonly sections: readonly { readonly title: string; readonly html: string }[];
}

/** For after passing: what mattered, what to try next, and the same in Keras. Each part folds. */
export function Debrief({ sections }: DebriefProps) {
  if (sections.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{strings.verdict.debrief}</h2>
      {sections.map(({ title, html }, index) => (
        <details key={title} open={index === 0} className={verdictStyles.debrief}>
          <summary>{title}</summary>
          <Prose html={html} />
        </details>
      ))}
    </section>
  );
}
