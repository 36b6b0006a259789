import { useMemo, useState } from 'react';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { Exercise } from '#core/exercise.ts';
import { UNKNOWN_ID, indexVocabulary, splitWords } from '#core/text.ts';
import { BarTable } from './BarTable.tsx';
import { Histogram } from './Histogram.tsx';
import { formatCount, formatShare } from './number-format.ts';
import panelStyles from './panels.module.css';
import styles from './samples.module.css';
import { countWhole, medianOf } from './statistics.ts';
import { strings } from './strings.ts';
import { TokenList } from './TokenList.tsx';
import { Twin } from './Twin.tsx';

interface TextDataProps {
  readonly manifest: Extract<DatasetManifest, { kind: 'text' }>;
  readonly rows: Extract<PartRows, { kind: 'text' }>;
  /** Whose token ids are shown; null where there is none. */
  readonly exercise: Exercise | null;
}

const PAGE = 8;
const BINS = 30;
const FREQUENT = 12;
const words = strings.data;

/** Texts with their labels and token ids, their lengths, and the vocabulary. */
export function TextData({ manifest, rows, exercise }: TextDataProps) {
  const [label, setLabel] = useState<number | null>(null);
  const [page, setPage] = useState(0);
  const idOf = useMemo(() => indexVocabulary(manifest.vocabulary), [manifest]);
  const encoding = exercise?.input.kind === 'token-ids' ? exercise.input : null;
  const size = encoding?.vocabularySize ?? manifest.vocabulary.length + 2;
  const facts = useMemo(() => describeWords(rows.texts, idOf, size), [rows, idOf, size]);
  const matching = useMemo(
    () => rows.texts.flatMap((_, index) => (label === null || rows.labels[index] === label ? [index] : [])),
    [rows, label],
  );
  const first = (page * PAGE) % Math.max(1, matching.length);
  const bins = countWhole(facts.lengths, BINS);
  const lengthLabel = words.lengthLabel(facts.median, Math.max(0, ...facts.lengths));
  return (
    <>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{words.samples}</h3>
        <div className={panelStyles.row}>
          <div className={panelStyles.choices} role="group" aria-label={words.label}>
            {[null, ...manifest.classNames.keys()].map((each) => (
              <button
                key={each}
                type="button"
                className={panelStyles.button}
                aria-pressed={label === each}
                onClick={() => {
                  setLabel(each);
                  setPage(0);
                }}
              >
                {each === null ? words.allClasses : manifest.classNames[each]}{' '}
                <span className={panelStyles.muted}>
                  {formatCount(each === null ? rows.count : rows.labels.filter((one) => one === each).length)}
                </span>
              </button>
            ))}
          </div>
          <button type="button" className={panelStyles.button} onClick={() => setPage(page + 1)}>
            {words.another}
          </button>
        </div>
        <ul className={styles.texts}>
          {matching.slice(first, first + PAGE).map((index) => (
            <li key={index}>
              <span className={styles.caption}>{manifest.classNames[rows.labels[index] ?? 0]}</span>
              <q>{rows.texts[index]}</q>
              {encoding === null ? null : (
                <TokenList text={rows.texts[index] ?? ''} idOf={idOf} encoding={encoding} />
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{words.lengths}</h3>
        <Histogram label={lengthLabel} edges={bins.edges} counts={bins.counts} xLabel={words.lengths} />
        <p className={panelStyles.muted}>{lengthLabel}</p>
      </section>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{words.vocabulary}</h3>
        <p>{words.vocabularyText(manifest.vocabulary.length, formatShare(facts.unknownShare))}</p>
        <Twin title={words.frequent}>
          {() => (
            <BarTable
              caption={words.frequent}
              nameHeader={strings.charts.name}
              valueHeader={strings.charts.count}
              rows={facts.frequent}
              formatValue={formatCount}
            />
          )}
        </Twin>
      </section>
    </>
  );
}

function describeWords(texts: readonly string[], idOf: ReadonlyMap<string, number>, size: number) {
  const counts = new Map<string, number>();
  let total = 0;
  let unknown = 0;
  const lengths = texts.map((text) => {
    const found = splitWords(text);
    for (const word of found) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      const id = idOf.get(word) ?? UNKNOWN_ID;
      if (id === UNKNOWN_ID || id >= size) unknown++;
    }
    total += found.length;
    return found.length;
  });
  const frequent = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, FREQUENT)
    .map(([name, value]) => ({ name, value }));
  return { lengths, median: medianOf(lengths), unknownShare: total === 0 ? 0 : unknown / total, frequent };
}
