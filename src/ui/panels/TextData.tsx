import { useCallback, useMemo } from 'react';
import { indexVocabulary } from '#core/text.ts';
import { BarTable } from './BarTable.tsx';
import type { RowsViewProps } from './data-view.ts';
import panelStyles from './panels.module.css';
import { LengthSection } from './text/LengthSection.tsx';
import { strings } from './text/strings.ts';
import { TellingWords } from './text/TellingWords.tsx';
import styles from './text/text.module.css';
import { TextSamples } from './text/TextSamples.tsx';
import { TokenLab } from './text/TokenLab.tsx';
import { countTexts } from './text/tokens.ts';
import { useTokenSettings } from './text/use-token-settings.ts';
import { VocabularySection } from './text/VocabularySection.tsx';
import { countCategories } from './table/summarise-column.ts';
import { useSliced } from './use-sliced.ts';

/** Labelled texts: samples, balance, lengths, vocabulary, what tells the classes apart, and the ids that a model gets. */
export function TextData({ manifest, rows, exercise }: RowsViewProps<'text'>) {
  const { classNames, vocabulary } = manifest;
  const idOf = useMemo(() => indexVocabulary(vocabulary), [vocabulary]);
  const { settings, asExercise, setSettings } = useTokenSettings(exercise, vocabulary);
  const begin = useCallback(() => countTexts(rows.texts), [rows]);
  const texts = useSliced(begin);
  const perClass = useMemo(
    () => countCategories(Float32Array.from(rows.labels), classNames.length).counts,
    [rows, classNames],
  );
  const classes = useMemo(() => ({ names: classNames, labels: rows.labels }), [classNames, rows]);
  return (
    <>
      <TextSamples manifest={manifest} rows={rows} counts={perClass} idOf={idOf} settings={settings} />
      <div className={panelStyles.pair}>
        <section className={panelStyles.section}>
          <h3 className={panelStyles.heading}>{strings.balance}</h3>
          <BarTable
            caption={strings.balance}
            nameHeader={strings.className}
            valueHeader={strings.texts}
            rows={classNames.map((name, label) => ({ name, value: perClass[label] ?? 0 }))}
            formatValue={(count) => strings.balanceShare(count, rows.count)}
          />
        </section>
        {texts === null ? (
          <p className={styles.waiting}>{strings.counting}</p>
        ) : (
          <LengthSection lengths={texts.lengths} keptWords={settings.length} unit="text" classes={classes} />
        )}
      </div>
      {texts === null ? null : (
        <>
          <VocabularySection texts={texts} idOf={idOf} />
          <TellingWords texts={texts} classNames={classNames} labels={rows.labels} />
        </>
      )}
      <TokenLab
        texts={rows.texts}
        idOf={idOf}
        asExercise={asExercise}
        settings={settings}
        onChange={setSettings}
      />
    </>
  );
}
