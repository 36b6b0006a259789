import { cx } from '#ui/cx.ts';
import { scoreText, strings } from '#ui/strings.ts';
import styles from './ScoreMark.module.css';

/** A score as five steps and as text; colour never tells alone. */
export function ScoreMark({ score }: { readonly score: number | null }) {
  return (
    <span className={cx(styles.mark, score === 5 && styles.passed)}>
      <span className={styles.steps} aria-hidden="true">
        {[1, 2, 3, 4, 5].map((step) => (
          <span key={step} className={styles.step} data-filled={score !== null && step <= score} />
        ))}
      </span>
      <span className={styles.text}>
        {scoreText(score)}
        {score === null && <span className="visually-hidden">{strings.noScore}</span>}
      </span>
    </span>
  );
}
