import { useState } from 'react';
import styles from './panels.module.css';
import snippetStyles from './snippet.module.css';
import { snippetStrings as words } from './snippet-strings.ts';

/** Code to take along: shown as it is, with a button that copies it. */
export function CodeSnippet({ code }: { readonly code: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const copy = async (): Promise<void> => {
    const isCopied = await navigator.clipboard.writeText(code).then(
      () => true,
      () => false,
    );
    setOutcome(isCopied ? 'copied' : 'failed');
  };
  return (
    <div className={snippetStyles.snippet}>
      {/* Long lines scroll, so it takes the focus. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} role="group" aria-label={words.code}>
        <code>{code}</code>
      </pre>
      <button type="button" className={styles.button} onClick={() => void copy()}>
        {words.copy}
      </button>
      <span role="status" className={styles.muted}>
        {outcome === null ? '' : outcome === 'copied' ? words.copied : words.copyFailed}
      </span>
    </div>
  );
}
