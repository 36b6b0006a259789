import { type Dispatch, type SetStateAction, useState } from 'react';
import { Choices } from '#ui/panels/inputs/Choices.tsx';
import inputStyles from '#ui/panels/inputs/inputs.module.css';
import { NumberField } from '#ui/panels/inputs/NumberField.tsx';
import panelStyles from '#ui/panels/panels.module.css';
import { Twin } from '#ui/panels/Twin.tsx';
import { type TokenSettings, encodeWith } from './encode-variants.ts';
import { strings } from './strings.ts';
import styles from './text.module.css';
import { TokenPlaces } from './TokenPlaces.tsx';

interface TokenLabProps {
  /** Texts to try, one after the other. */
  readonly texts: readonly string[];
  readonly idOf: ReadonlyMap<string, number>;
  /** What the exercise uses; null without one. */
  readonly asExercise: TokenSettings | null;
  readonly settings: TokenSettings;
  readonly onChange: Dispatch<SetStateAction<TokenSettings>>;
}

const MOST_LENGTH = 1000;
const SIDES = (['pre', 'post'] as const).map((value) => ({ value, name: strings.sides[value] }));

/** Turns a sample, or whatever is typed, into token ids, by a vocabulary size, a length, and sides to pad and to cut. */
export function TokenLab({ texts, idOf, asExercise, settings, onChange }: TokenLabProps) {
  const [sample, setSample] = useState(0);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? texts[sample % Math.max(1, texts.length)] ?? '';
  const isAsExercise = asExercise !== null && JSON.stringify(asExercise) === JSON.stringify(settings);
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.tokens}</h3>
      <p className={panelStyles.muted}>
        {strings.tokensText} {strings.postOnly}
      </p>
      <div className={inputStyles.controls}>
        <NumberField
          label={strings.size}
          value={settings.vocabularySize}
          least={2}
          most={Math.max(idOf.size + 2, asExercise?.vocabularySize ?? 0)}
          onChange={(vocabularySize) => onChange((now) => ({ ...now, vocabularySize }))}
        />
        <NumberField
          label={strings.length}
          value={settings.length}
          least={1}
          most={MOST_LENGTH}
          onChange={(length) => onChange((now) => ({ ...now, length }))}
        />
        <Choices
          label={strings.padding}
          isLabelShown
          value={settings.padding}
          options={SIDES}
          onChange={(padding) => onChange((now) => ({ ...now, padding }))}
        />
        <Choices
          label={strings.truncation}
          isLabelShown
          value={settings.truncation}
          options={SIDES}
          onChange={(truncation) => onChange((now) => ({ ...now, truncation }))}
        />
        {asExercise === null || isAsExercise ? null : (
          <button type="button" className={panelStyles.link} onClick={() => onChange(asExercise)}>
            {strings.asExercise}
          </button>
        )}
      </div>
      <label className={styles.label}>
        <span>{strings.own}</span>
        <textarea
          className={styles.area}
          rows={3}
          value={text}
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <div>
        <button
          type="button"
          className={panelStyles.button}
          onClick={() => {
            setTyped(null);
            setSample(sample + 1);
          }}
        >
          {strings.sample}
        </button>
      </div>
      <TokenPlaces text={text} idOf={idOf} settings={settings} />
      <Twin title={strings.ids}>
        {() => (
          <code className={styles.text}>
            [
            {encodeWith(text, idOf, settings)
              .places.map(({ id }) => id)
              .join(', ')}
            ]
          </code>
        )}
      </Twin>
    </section>
  );
}
