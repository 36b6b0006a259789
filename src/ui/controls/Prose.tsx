import styles from './Prose.module.css';

interface ProseProps {
  /** Rendered at build time from the lab's own Markdown; never anything that a learner wrote. */
  readonly html: string;
}

/** Text of an exercise or a page: prompt, hint, debrief. */
export function Prose({ html }: ProseProps) {
  return <div className={styles.prose} dangerouslySetInnerHTML={{ __html: html }} />;
}
