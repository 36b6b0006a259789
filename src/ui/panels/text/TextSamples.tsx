import { useDeferredValue, useMemo, useState } from 'react';
import type { RowsViewProps } from '#ui/panels/data-view.ts';
import { Choices } from '#ui/panels/inputs/Choices.tsx';
import inputStyles from '#ui/panels/inputs/inputs.module.css';
import { Pager } from '#ui/panels/inputs/Pager.tsx';
import { SearchField } from '#ui/panels/inputs/SearchField.tsx';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import { formatCount } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { TokenList } from './TokenList.tsx';
import type { TokenSettings } from './encode-variants.ts';
import { findTexts } from './find-texts.ts';
import { MarkedText } from './MarkedText.tsx';
import { strings } from './strings.ts';
import styles from './text.module.css';

interface TextSamplesProps extends Pick<RowsViewProps<'text'>, 'manifest' | 'rows'> {
  /** Rows of each class. */
  readonly counts: readonly number[];
  readonly idOf: ReadonlyMap<string, number>;
  readonly settings: TokenSettings;
}

const PAGE = 8;
/** More classes than this are chosen from a list. */
const MOST_BUTTONS = 6;

/** Texts with their labels: of all classes or one, with some words in them, a page at a time. */
export function TextSamples({ manifest, rows, counts, idOf, settings }: TextSamplesProps) {
  const [label, setLabel] = useState(-1);
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(0);
  const wanted = useDeferredValue(query);
  const found = useMemo(
    () => findTexts(rows.texts, wanted, (text) => label < 0 || rows.labels[text] === label),
    [rows, wanted, label],
  );
  const options = [
    { value: -1, name: strings.allClasses, count: formatCount(rows.count) },
    ...manifest.classNames.map((name, value) => ({ value, name, count: formatCount(counts[value] ?? 0) })),
  ];
  const choose = (value: number) => {
    setLabel(value);
    setPage(0);
  };
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.samples}</h3>
      <div className={inputStyles.controls}>
        {options.length > MOST_BUTTONS ? (
          <SelectField
            label={strings.label}
            value={label}
            options={options.map(({ value, name, count }) => ({ value, name: `${name} (${count})` }))}
            onChange={choose}
          />
        ) : (
          <Choices label={strings.label} value={label} options={options} onChange={choose} />
        )}
        <SearchField
          label={strings.search}
          value={query}
          onChange={(value) => {
            setQuery(value);
            setPage(0);
          }}
        />
        <Pager
          name={strings.samplesName}
          page={page}
          pageSize={PAGE}
          count={found.length}
          onChange={setPage}
        />
      </div>
      {found.length === 0 ? <p className={panelStyles.muted}>{strings.noneFound(wanted.trim())}</p> : null}
      <ul className={styles.list}>
        {found.slice(page * PAGE, (page + 1) * PAGE).map((index) => (
          <li key={index}>
            <span className={styles.class}>{manifest.classNames[rows.labels[index] ?? 0]}</span>
            <q className={styles.text}>
              <MarkedText text={rows.texts[index] ?? ''} query={wanted} />
            </q>
            <TokenList text={rows.texts[index] ?? ''} idOf={idOf} settings={settings} />
          </li>
        ))}
      </ul>
    </section>
  );
}
