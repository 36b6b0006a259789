import { useCallback, useMemo } from 'react';
import { BarTable } from '#ui/panels/BarTable.tsx';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { formatCount, formatShare } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { Twin } from '#ui/panels/Twin.tsx';
import { useSliced } from '#ui/panels/use-sliced.ts';
import { XyChart } from '#ui/panels/XyChart.tsx';
import type { XySeries } from '#ui/panels/xy-scale.ts';
import { sizesToCompare, unknownShare } from './coverage.ts';
import { strings } from './strings.ts';
import styles from './text.module.css';
import type { CountedTexts } from './tokens.ts';
import { type GrowthPoint, type HeapsLaw, fitHeaps, measureGrowth } from './vocabulary-growth.ts';

interface VocabularySectionProps {
  readonly texts: CountedTexts;
  readonly idOf: ReadonlyMap<string, number>;
}

const POINTS = 100;
const NUMBERS = 10;

interface VocabularyFacts {
  readonly growth: readonly GrowthPoint[];
  readonly law: HeapsLaw | null;
  /** Words that occur once. */
  readonly once: number;
  readonly unknown: readonly { readonly name: string; readonly value: number }[];
}

/** How the vocabulary grows with the text, and how many words one of a given size leaves unknown. */
export function VocabularySection({ texts, idOf }: VocabularySectionProps) {
  const begin = useCallback(() => describeVocabulary(texts, idOf), [texts, idOf]);
  const facts = useSliced(begin);
  return facts === null ? (
    <p className={styles.waiting}>{strings.counting}</p>
  ) : (
    <Vocabulary texts={texts} {...facts} />
  );
}

function* describeVocabulary(
  texts: CountedTexts,
  idOf: ReadonlyMap<string, number>,
): Generator<undefined, VocabularyFacts> {
  const growth = measureGrowth(texts, POINTS);
  yield;
  const unknown: { name: string; value: number }[] = [];
  for (const size of sizesToCompare(idOf.size)) {
    unknown.push({
      name: formatCount(size),
      value: unknownShare(texts.words, texts.counts, idOf, size),
    });
    yield;
  }
  const once = texts.counts.filter((count) => count === 1).length;
  return { growth, law: fitHeaps(growth), once, unknown };
}

interface VocabularyProps extends VocabularyFacts {
  readonly texts: CountedTexts;
}

function Vocabulary({ texts, growth, law, once, unknown }: VocabularyProps) {
  const series = useMemo((): XySeries[] => {
    const x = growth.map(({ read }) => read);
    const measured = { x, y: growth.map(({ distinct }) => distinct) };
    const lines: XySeries[] = [{ name: strings.measured, ...measured, style: 'line', colour: 1 }];
    if (law !== null)
      lines.push({
        name: strings.fitted,
        x,
        y: x.map((read) => law.factor * read ** law.exponent),
        style: 'dotted',
        colour: 2,
      });
    return lines;
  }, [growth, law]);
  const total = texts.tokens.length;
  return (
    <div className={panelStyles.pair}>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{strings.vocabulary}</h3>
        <XyChart
          label={strings.growthLabel(texts.words.length, total)}
          series={series}
          xLabel={strings.read}
          yLabel={strings.distinct}
        >
          <p className={panelStyles.muted}>
            {strings.vocabularyText(texts.words.length, total, once)}{' '}
            {law === null ? null : strings.heaps(law.factor, law.exponent)}
          </p>
          <Twin title={strings.growth}>
            {() => (
              <DataTable
                caption={strings.growth}
                headers={[strings.read, strings.distinct]}
                rows={growth
                  .filter((_, index) => (index + 1) % (POINTS / NUMBERS) === 0 || index === growth.length - 1)
                  .map(({ read, distinct }) => [formatCount(read), formatCount(distinct)])}
              />
            )}
          </Twin>
        </XyChart>
      </section>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{strings.unknown}</h3>
        <p className={panelStyles.muted}>{strings.unknownText}</p>
        <BarTable
          caption={strings.unknown}
          nameHeader={strings.size}
          valueHeader={strings.unknownShare}
          rows={unknown}
          formatValue={formatShare}
        />
      </section>
    </div>
  );
}
