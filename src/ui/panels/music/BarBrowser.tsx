import { useMemo, useState } from 'react';
import type { ManifestOf, RowsOf } from '#ui/panels/data-view.ts';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { Choices } from '#ui/panels/inputs/Choices.tsx';
import { Pager } from '#ui/panels/inputs/Pager.tsx';
import { Notice } from '#ui/panels/Notice.tsx';
import { formatCount } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { Twin } from '#ui/panels/Twin.tsx';
import { BarPlayer } from './BarPlayer.tsx';
import styles from './music.module.css';
import { PlayerSettings } from './PlayerSettings.tsx';
import { type RollNote, rangeOfNotes, readNotes } from './roll-notes.ts';
import { RollThumb } from './RollThumb.tsx';
import { strings as words } from './strings.ts';
import { usePlayer } from './use-player.ts';

interface BarBrowserProps {
  readonly manifest: ManifestOf<'music'>;
  readonly rows: RowsOf<'music'>;
  /** Rows 2k and 2k + 1 are one bar in two styles. */
  readonly isPaired: boolean;
}

const PAGE = 12;

/** Bars, or pairs of bars, a page at a time; the chosen one large, with sound. */
export function BarBrowser({ manifest, rows, isPaired }: BarBrowserProps) {
  const { classNames, shape, lowestPitch } = manifest;
  const [steps, pitches] = shape;
  const [style, setStyle] = useState<number | null>(null);
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  const [settings, setSettings] = useState({ tempo: 120, volume: 0.6, isLooping: false });
  const player = usePlayer(settings);
  const counts = classNames.map((_, label) => rows.labels.filter((each) => each === label).length);
  const firsts = useMemo(() => listFirsts(rows, isPaired, style), [rows, isPaired, style]);
  const notesOf = (row: number): RollNote[] =>
    readNotes(rows.rolls.subarray(row * steps * pitches, (row + 1) * steps * pitches), shape, lowestPitch);
  const barsOf = (first: number): number[] => (isPaired ? [first, first + 1] : [first]);
  const nameOf = (row: number): string => classNames[rows.labels[row] ?? 0] ?? '';
  const shownFirst = chosen ?? firsts[0] ?? 0;
  const shown = barsOf(shownFirst).map((row) => ({ row, notes: notesOf(row) }));
  const range = rangeOfNotes(shown.flatMap(({ notes }) => notes));
  const whole = { low: lowestPitch, high: lowestPitch + pitches - 1 };
  return (
    <>
      <section className={panelStyles.section}>
        <div className={styles.players} data-count={shown.length}>
          {shown.map(({ row, notes }) => (
            <BarPlayer
              key={row}
              row={row}
              name={nameOf(row)}
              notes={notes}
              steps={steps}
              range={range}
              colour={rows.labels[row] ?? 0}
              player={player}
            />
          ))}
        </div>
        <PlayerSettings settings={settings} onChange={setSettings} />
        {player.isMute ? <Notice tone="warning" title={words.isMute} /> : null}
      </section>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{isPaired ? words.choosePair : words.chooseBar}</h3>
        <div className={panelStyles.row}>
          {isPaired ? null : (
            <Choices
              label={words.style}
              value={style}
              options={[
                { value: null, name: words.all, count: formatCount(rows.count) },
                ...classNames.map((name, value) => ({ value, name, count: formatCount(counts[value] ?? 0) })),
              ]}
              onChange={(next) => {
                setStyle(next);
                setPage(0);
                setChosen(null);
                player.stop();
              }}
            />
          )}
          <Pager
            name={isPaired ? words.pairs : words.bars}
            page={page}
            pageSize={PAGE}
            count={firsts.length}
            onChange={setPage}
          />
        </div>
        <ul className={styles.bars} data-pairs={isPaired || undefined}>
          {firsts.slice(page * PAGE, (page + 1) * PAGE).map((first) => (
            <li key={first}>
              <button
                type="button"
                className={styles.bar}
                aria-pressed={first === shownFirst}
                onClick={() => {
                  player.stop();
                  setChosen(first);
                }}
              >
                <span className={styles.thumbs}>
                  {barsOf(first).map((row) => (
                    <RollThumb
                      key={row}
                      notes={notesOf(row)}
                      steps={steps}
                      range={whole}
                      colour={rows.labels[row] ?? 0}
                    />
                  ))}
                </span>
                {isPaired ? words.pair(first) : words.bar(first, nameOf(first), notesOf(first).length)}
              </button>
            </li>
          ))}
        </ul>
        <Twin title={words.counts}>
          {() => (
            <DataTable
              caption={words.counts}
              headers={[words.className, words.rows]}
              rows={classNames.map((name, label) => [name, formatCount(counts[label] ?? 0)])}
            />
          )}
        </Twin>
      </section>
    </>
  );
}

/** Rows to choose from: every bar of the style, or the first of each pair. */
function listFirsts(rows: RowsOf<'music'>, isPaired: boolean, style: number | null): number[] {
  const all = Array.from({ length: rows.count }, (_, row) => row);
  if (isPaired) return all.filter((row) => row % 2 === 0 && row + 1 < rows.count);
  return style === null ? all : all.filter((row) => rows.labels[row] === style);
}
