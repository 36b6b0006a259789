import { useState } from 'react';
import type { NextWord, Verse, VerdictDetails } from '#core/verdict.ts';
import { DataTable } from './DataTable.tsx';
import { formatShare } from './number-format.ts';
import styles from './panels.module.css';
import { strings } from './strings.ts';
import verdictStyles from './verdict.module.css';

type Details = Extract<VerdictDetails, { kind: 'next-token' }>;

const words = strings.verdict;

/** What the model writes by itself, and what it expects at some places of the held-out texts. */
export function NextWordDetails({ details: { places, verses } }: { readonly details: Details }) {
  return (
    <>
      <Verses verses={verses} />
      <section className={styles.section}>
        <h2 className={styles.heading}>{words.nextWords}</h2>
        <DataTable
          caption={words.nextWords}
          headers={[words.wordsBefore, words.wordTruth, words.wordProbability, words.wordGuesses]}
          rows={places.map(toRow)}
          textColumns={4}
        />
      </section>
    </>
  );
}

function Verses({ verses }: { readonly verses: readonly Verse[] }) {
  const [index, setIndex] = useState(0);
  const shown = verses[index % verses.length];
  if (shown === undefined) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{words.verse}</h2>
      <figure className={verdictStyles.verse} aria-live="polite">
        <blockquote>
          {shown.lines.map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </blockquote>
        <figcaption className={styles.muted}>{words.verseDrawn(shown.seed, shown.temperature)}</figcaption>
      </figure>
      <div className={styles.choices}>
        <button type="button" className={styles.button} onClick={() => setIndex(index + 1)}>
          {words.anotherVerse}
        </button>
      </div>
    </section>
  );
}

function toRow({ before, truth, probability, guesses }: NextWord): string[] {
  const list = guesses.map((guess) => `${guess.word} (${formatShare(guess.probability)})`);
  return [before === '' ? words.lineStart : before, truth, formatShare(probability), list.join(', ')];
}
