import { TokenPlaces } from './TokenPlaces.tsx';
import type { TokenSettings } from './encode-variants.ts';
import { strings } from './strings.ts';
import { Twin } from '#ui/panels/Twin.tsx';

interface TokenListProps {
  readonly text: string;
  readonly idOf: ReadonlyMap<string, number>;
  readonly settings: TokenSettings;
}

/** A text as the model is given it, folded away: each word over its id. */
export function TokenList({ text, idOf, settings }: TokenListProps) {
  return (
    <Twin title={strings.tokensOf}>{() => <TokenPlaces text={text} idOf={idOf} settings={settings} />}</Twin>
  );
}
