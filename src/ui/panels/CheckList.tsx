import type { CheckResult } from '#core/verdict.ts';
import panelStyles from './panels.module.css';
import { strings } from './strings.ts';
import styles from './verdict.module.css';

const words = strings.verdict;

/** Every check with its outcome; missed ones first, each with the sentence that says what was measured and by how much it is missed. */
export function CheckList({ checks }: { readonly checks: readonly CheckResult[] }) {
  if (checks.length === 0) return null;
  const ordered = [...checks].sort((a, b) => Number(a.passed) - Number(b.passed));
  return (
    <section className={panelStyles.section}>
      <h2 className={panelStyles.heading}>{words.checks}</h2>
      <ul className={styles.checks}>
        {ordered.map((check) => (
          <li key={check.id}>
            <span className={panelStyles.row}>
              <span>{check.title}</span>
              <span className={panelStyles.tag} data-tone={check.passed ? 'success' : 'danger'}>
                {check.passed ? words.met : words.missed}
              </span>
            </span>
            <span className={panelStyles.muted}>{check.message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
