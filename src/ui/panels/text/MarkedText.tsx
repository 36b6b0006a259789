import { useState } from 'react';
import panelStyles from '#ui/panels/panels.module.css';
import { markMatches } from './find-texts.ts';
import { strings } from './strings.ts';

interface MarkedTextProps {
  readonly text: string;
  readonly query: string;
}

const MOST_CHARACTERS = 600;

/** A text with what was searched for marked; a long one is cut until asked for. */
export function MarkedText({ text, query }: MarkedTextProps) {
  const [isWhole, setWhole] = useState(false);
  const isCut = !isWhole && text.length > MOST_CHARACTERS;
  const shown = isCut ? cutAround(text, query) : text;
  return (
    <>
      {markMatches(shown, query).map((piece, index) =>
        piece.isMatch ? <mark key={index}>{piece.text}</mark> : piece.text,
      )}
      {isCut ? (
        <>
          {' '}
          <button type="button" className={panelStyles.link} onClick={() => setWhole(true)}>
            {strings.whole}
          </button>
        </>
      ) : null}
    </>
  );
}

/** The beginning, or, when that lacks what was searched for, the place that has it. */
function cutAround(text: string, query: string): string {
  const wanted = query.trim().toLowerCase();
  const at = wanted === '' ? 0 : text.toLowerCase().indexOf(wanted);
  const begin = at < MOST_CHARACTERS - 100 ? 0 : at - 100;
  return `${begin === 0 ? '' : '… '}${text.slice(begin, begin + MOST_CHARACTERS)} …`;
}
