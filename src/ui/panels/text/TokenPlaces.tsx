import panelStyles from '#ui/panels/panels.module.css';
import { type TokenPlace, type TokenSettings, encodeWith } from './encode-variants.ts';
import { strings } from './strings.ts';
import styles from './text.module.css';

interface TokenPlacesProps {
  readonly text: string;
  readonly idOf: ReadonlyMap<string, number>;
  readonly settings: TokenSettings;
}

/** Zeros beyond this many are told as a number. */
const MOST_ZEROS = 3;

/** A text as the model is given it: each word over its id, unknown words dashed, padding pale, what was cut struck out. */
export function TokenPlaces({ text, idOf, settings }: TokenPlacesProps) {
  const { places, cut } = encodeWith(text, idOf, settings);
  const zeros = places.filter(({ kind }) => kind === 'padding').length;
  const unknown = places.filter(({ kind }) => kind === 'unknown').length;
  const words = places.filter(({ kind }) => kind !== 'padding');
  const padding =
    zeros === 0 ? null : (
      <li data-kind="padding">
        <span>{strings.pad}</span>
        <code>{zeros > MOST_ZEROS ? `0 ${strings.zeros(zeros)}` : Array(zeros).fill(0).join(' ')}</code>
      </li>
    );
  return (
    <>
      <p className={panelStyles.muted}>
        {strings.encoded(words.length + cut.length, unknown, cut.length, zeros)}
      </p>
      <ul className={styles.places}>
        {settings.truncation === 'pre' ? <Cut words={cut} /> : null}
        {settings.padding === 'pre' ? padding : null}
        {words.map((place, index) => (
          <Place key={index} place={place} />
        ))}
        {settings.truncation === 'post' ? <Cut words={cut} /> : null}
        {settings.padding === 'post' ? padding : null}
      </ul>
    </>
  );
}

function Place({ place }: { readonly place: TokenPlace }) {
  return (
    <li data-kind={place.kind}>
      <span>{place.word}</span>
      <code>
        {place.id}
        {place.kind === 'unknown' ? ` ${strings.oov}` : ''}
      </code>
    </li>
  );
}

function Cut({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <li data-kind="padding">
      <span className={styles.cut}>{words.join(' ')}</span>
      <span>{strings.cutWords}</span>
    </li>
  );
}
