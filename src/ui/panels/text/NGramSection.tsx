import { useCallback, useState } from 'react';
import { BarTable } from '#ui/panels/BarTable.tsx';
import { Choices } from '#ui/panels/inputs/Choices.tsx';
import inputStyles from '#ui/panels/inputs/inputs.module.css';
import { formatCount } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { useSliced } from '#ui/panels/use-sliced.ts';
import { rankNGrams } from './n-grams.ts';
import { strings } from './strings.ts';
import styles from './text.module.css';
import type { TokenisedTexts } from './tokens.ts';

const MOST = 15;

/** The runs of two or three words that occur most. */
export function NGramSection({ texts }: { readonly texts: TokenisedTexts }) {
  const [length, setLength] = useState<2 | 3>(2);
  const begin = useCallback(() => rankNGrams(texts, length, MOST), [texts, length]);
  const runs = useSliced(begin);
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.nGrams}</h3>
      <div className={inputStyles.controls}>
        <Choices
          label={strings.runOf}
          isLabelShown
          value={length}
          options={[
            { value: 2, name: strings.runs.two },
            { value: 3, name: strings.runs.three },
          ]}
          onChange={setLength}
        />
      </div>
      {runs === null ? <p className={styles.waiting}>{strings.counting}</p> : null}
      {runs?.length === 0 ? <p className={panelStyles.muted}>{strings.noRuns}</p> : null}
      {runs === null || runs.length === 0 ? null : (
        <BarTable
          caption={strings.nGrams}
          nameHeader={strings.run}
          valueHeader={strings.count}
          rows={runs}
          formatValue={formatCount}
        />
      )}
    </section>
  );
}
