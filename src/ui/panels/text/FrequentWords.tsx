import { useState } from 'react';
import { BarTable } from '#ui/panels/BarTable.tsx';
import { formatCount, formatShare } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { STOP_WORDS } from './stop-words.ts';
import { strings } from './strings.ts';
import styles from './text.module.css';
import type { WordCount } from './tokens.ts';

interface FrequentWordsProps {
  readonly ranked: readonly WordCount[];
  /** All words of all texts. */
  readonly total: number;
}

const MOST = 15;

/** The commonest words, with or without those that every English text has. */
export function FrequentWords({ ranked, total }: FrequentWordsProps) {
  const [isContent, setContent] = useState(false);
  const words = isContent ? ranked.filter(({ name }) => !STOP_WORDS.has(name)) : ranked;
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.frequent}</h3>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isContent}
          onChange={(event) => setContent(event.currentTarget.checked)}
        />
        {strings.stopWords}
      </label>
      <BarTable
        caption={strings.frequent}
        nameHeader={strings.word}
        valueHeader={strings.count}
        rows={words.slice(0, MOST)}
        formatValue={(count) => `${formatCount(count)} (${formatShare(count / total)})`}
      />
    </section>
  );
}
