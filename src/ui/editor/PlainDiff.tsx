import type { CodeDiffProps } from './CodeDiff.tsx';
import styles from './editor.module.css';
import { compareLines } from './line-changes.ts';

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;

/** The comparison as marked lines of text. */
export function PlainDiff({ original, modified, fontSize }: CodeDiffProps) {
  return (
    // Scrolls, so it takes the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={styles.plainDiff} style={{ fontSize }} tabIndex={0}>
      {compareLines(original, modified).map((change, index) => (
        <div key={index} data-change={change.kind}>
          {SIGNS[change.kind]} {change.text}
        </div>
      ))}
    </pre>
  );
}
