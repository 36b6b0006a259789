import { useCallback, useState } from 'react';
import { BarTable } from '#ui/panels/BarTable.tsx';
import { DataTable } from '#ui/panels/DataTable.tsx';
import inputStyles from '#ui/panels/inputs/inputs.module.css';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import { formatCount } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { Twin } from '#ui/panels/Twin.tsx';
import { useSliced } from '#ui/panels/use-sliced.ts';
import { type TellingWord, rankTelling } from './log-odds.ts';
import { strings } from './strings.ts';
import styles from './text.module.css';
import { type CountedTexts, countTokens } from './tokens.ts';

interface TellingWordsProps {
  readonly texts: CountedTexts;
  readonly classNames: readonly string[];
  readonly labels: Uint8Array;
}

const MOST = 12;
/** Up to this many classes are shown at once. */
const SIDE_BY_SIDE = 3;

/** The words that mark each class. */
export function TellingWords({ texts, classNames, labels }: TellingWordsProps) {
  const [chosen, setChosen] = useState(0);
  const shown = classNames.length <= SIDE_BY_SIDE ? [...classNames.keys()] : [chosen];
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.telling}</h3>
      <p className={panelStyles.muted}>{strings.tellingText}</p>
      {shown.length === classNames.length ? null : (
        <div className={inputStyles.controls}>
          <SelectField
            label={strings.className}
            value={chosen}
            options={classNames.map((name, value) => ({ value, name }))}
            onChange={setChosen}
          />
        </div>
      )}
      <div className={styles.classes}>
        {shown.map((label) => (
          <OneClass key={label} texts={texts} labels={labels} label={label} name={classNames[label] ?? ''} />
        ))}
      </div>
    </section>
  );
}

interface OneClassProps extends Omit<TellingWordsProps, 'classNames'> {
  readonly label: number;
  readonly name: string;
}

function OneClass({ texts, labels, label, name }: OneClassProps) {
  const begin = useCallback(() => findTelling(texts, labels, label), [texts, labels, label]);
  const telling = useSliced(begin);
  if (telling === null) return <p className={styles.waiting}>{strings.counting}</p>;
  const title = strings.tellingOf(name);
  return (
    <div className={panelStyles.section}>
      <h4 className={panelStyles.heading}>{title}</h4>
      <BarTable
        caption={title}
        nameHeader={strings.word}
        valueHeader={strings.z}
        rows={telling.map(({ word, z }) => ({ name: texts.words[word] ?? '', value: z }))}
        formatValue={(z) => z.toFixed(1)}
      />
      <Twin title={strings.uses}>
        {() => (
          <DataTable
            caption={title}
            headers={[strings.word, strings.z, strings.inside(name), strings.outside]}
            rows={telling.map(({ word, z, inside, outside }) => [
              texts.words[word],
              z.toFixed(2),
              formatCount(inside),
              formatCount(outside),
            ])}
          />
        )}
      </Twin>
    </div>
  );
}

function* findTelling(
  texts: CountedTexts,
  labels: Uint8Array,
  label: number,
): Generator<undefined, TellingWord[]> {
  const inside = countTokens(texts, (text) => labels[text] === label);
  yield;
  const outside = texts.counts.map((count, word) => count - (inside[word] ?? 0));
  yield;
  return rankTelling(inside, outside, MOST);
}
