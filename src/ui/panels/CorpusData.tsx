import { useCallback, useMemo } from 'react';
import { indexVocabulary } from '#core/text.ts';
import type { RowsViewProps } from './data-view.ts';
import panelStyles from './panels.module.css';
import { CorpusReader } from './text/CorpusReader.tsx';
import { FrequentWords } from './text/FrequentWords.tsx';
import { LengthSection } from './text/LengthSection.tsx';
import { NGramSection } from './text/NGramSection.tsx';
import { strings } from './text/strings.ts';
import styles from './text/text.module.css';
import { TokenLab } from './text/TokenLab.tsx';
import { countTexts, rankCounts } from './text/tokens.ts';
import { useTokenSettings } from './text/use-token-settings.ts';
import { VocabularySection } from './text/VocabularySection.tsx';
import { ZipfSection } from './text/ZipfSection.tsx';
import { useSliced } from './use-sliced.ts';

/** Texts in their order, without labels: to read, to search, and how their words are spread. */
export function CorpusData({ manifest, rows, exercise }: RowsViewProps<'corpus'>) {
  const { vocabulary, unit } = manifest;
  const idOf = useMemo(() => indexVocabulary(vocabulary), [vocabulary]);
  const { settings, asExercise, setSettings } = useTokenSettings(exercise, vocabulary);
  const begin = useCallback(() => countTexts(rows.texts), [rows]);
  const texts = useSliced(begin);
  const ranked = useMemo(() => (texts === null ? null : rankCounts(texts.words, texts.counts)), [texts]);
  return (
    <>
      <CorpusReader texts={rows.texts} unit={unit} />
      {texts === null || ranked === null ? (
        <p className={styles.waiting}>{strings.counting}</p>
      ) : (
        <>
          <div className={panelStyles.pair}>
            <FrequentWords ranked={ranked} total={texts.tokens.length} />
            <NGramSection texts={texts} />
          </div>
          <div className={panelStyles.pair}>
            <ZipfSection ranked={ranked} />
            <LengthSection lengths={texts.lengths} keptWords={settings.length} unit={unit} classes={null} />
          </div>
          <VocabularySection texts={texts} idOf={idOf} />
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
