import type { InputEncoding } from '#core/exercise.ts';
import { PADDING_ID, UNKNOWN_ID, encodeText, splitWords } from '#core/text.ts';
import panelStyles from './panels.module.css';
import styles from './samples.module.css';
import { strings } from './strings.ts';
import { Twin } from './Twin.tsx';

interface TokenListProps {
  readonly text: string;
  readonly idOf: ReadonlyMap<string, number>;
  readonly encoding: Extract<InputEncoding, { kind: 'token-ids' }>;
}

/** A text as the model is given it: each word over its id. */
export function TokenList({ text, idOf, encoding }: TokenListProps) {
  const { vocabularySize, length } = encoding;
  return (
    <Twin title={strings.data.tokens}>
      {() => {
        const ids = encodeText(text, idOf, vocabularySize, length);
        const tokens = splitWords(text).slice(0, length);
        const padding = ids.filter((id) => id === PADDING_ID).length;
        return (
          <>
            <p className={panelStyles.muted}>{strings.data.tokensHelp(vocabularySize, length)}</p>
            <ul className={styles.tokens}>
              {tokens.map((word, index) => (
                <li key={index} data-unknown={ids[index] === UNKNOWN_ID || undefined}>
                  <span>{word}</span>
                  <code>{ids[index]}</code>
                </li>
              ))}
            </ul>
            {padding === 0 ? null : <p className={panelStyles.muted}>{strings.data.padding(padding)}</p>}
          </>
        );
      }}
    </Twin>
  );
}
