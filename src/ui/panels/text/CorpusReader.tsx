import { useDeferredValue, useMemo, useState } from 'react';
import inputStyles from '#ui/panels/inputs/inputs.module.css';
import { NumberField } from '#ui/panels/inputs/NumberField.tsx';
import { Pager } from '#ui/panels/inputs/Pager.tsx';
import { SearchField } from '#ui/panels/inputs/SearchField.tsx';
import { formatCount } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { findTexts } from './find-texts.ts';
import { MarkedText } from './MarkedText.tsx';
import { strings } from './strings.ts';
import styles from './text.module.css';

interface CorpusReaderProps {
  readonly texts: readonly string[];
  readonly unit: 'line' | 'paragraph';
}

const PAGE = { line: 28, paragraph: 6 } as const;

/** The text to read, a page at a time; or the lines that hold some words, each with its number to go on reading from. */
export function CorpusReader({ texts, unit }: CorpusReaderProps) {
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(0);
  const wanted = useDeferredValue(query);
  const found = useMemo(() => findTexts(texts, wanted, () => true), [texts, wanted]);
  const pageSize = PAGE[unit];
  const goTo = (text: number) => {
    setQuery('');
    setPage(Math.floor(text / pageSize));
  };
  const isSearch = wanted.trim() !== '';
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.reading}</h3>
      <div className={inputStyles.controls}>
        <SearchField
          label={strings.searchCorpus}
          value={query}
          onChange={(value) => {
            setQuery(value);
            setPage(0);
          }}
        />
        {isSearch ? null : (
          <NumberField
            label={strings.goTo[unit]}
            value={page * pageSize + 1}
            least={1}
            most={texts.length}
            onChange={(text) => goTo(text - 1)}
          />
        )}
        <Pager
          name={strings.unit[unit]}
          page={page}
          pageSize={pageSize}
          count={found.length}
          onChange={setPage}
        />
      </div>
      {found.length === 0 ? <p className={panelStyles.muted}>{strings.noneFound(wanted.trim())}</p> : null}
      <ol className={styles.lines} data-unit={unit}>
        {found.slice(page * pageSize, (page + 1) * pageSize).map((index) => (
          <li key={index} value={index + 1}>
            {isSearch ? (
              <button
                type="button"
                className={panelStyles.link}
                aria-label={strings.readFrom(index + 1)}
                onClick={() => goTo(index)}
              >
                {formatCount(index + 1)}
              </button>
            ) : (
              <span className={styles.lineNumber} aria-hidden="true">
                {formatCount(index + 1)}
              </span>
            )}
            <span className={styles.line}>
              <MarkedText text={texts[index] ?? ''} query={wanted} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
