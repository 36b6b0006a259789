import { Icon } from '#ui/controls/Icon.tsx';
import { cx } from '#ui/cx.ts';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { formatLog } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { Twin } from '#ui/panels/Twin.tsx';
import styles from './music.module.css';
import { PianoRoll } from './PianoRoll.tsx';
import { type PitchRange, type RollNote, pitchName } from './roll-notes.ts';
import { strings as words } from './strings.ts';
import type { Player } from './use-player.ts';

interface BarPlayerProps {
  readonly row: number;
  readonly name: string;
  readonly notes: readonly RollNote[];
  readonly steps: number;
  readonly range: PitchRange;
  readonly colour: number;
  readonly player: Player;
}

const BEATS = 4;

/** One bar, to hear, to see and to read. */
export function BarPlayer({ row, name, notes, steps, range, colour, player }: BarPlayerProps) {
  const isPlaying = player.playing === row;
  const pitches = notes.map(({ pitch }) => pitch);
  const low = pitchName(Math.min(...pitches));
  const high = pitchName(Math.max(...pitches));
  const inBeats = (count: number): string => formatLog((count * BEATS) / steps);
  return (
    <div className={styles.player}>
      <div className={styles.playerHead}>
        <h4>{words.bar(row, name, notes.length)}</h4>
        <button
          type="button"
          className={cx(panelStyles.button, styles.play)}
          aria-label={isPlaying ? words.stop : words.playBar(name)}
          onClick={() => (isPlaying ? player.stop() : player.play(row, notes, steps))}
        >
          <Icon name={isPlaying ? 'stop' : 'play'} />
          {isPlaying ? words.stop : words.play}
        </button>
      </div>
      <PianoRoll
        notes={notes}
        steps={steps}
        range={range}
        colour={colour}
        label={words.roll(name, notes.length, low, high)}
        readPosition={isPlaying ? player.readPosition : null}
      />
      <Twin key={row} title={words.notes(notes.length)}>
        {() => (
          <DataTable
            caption={words.notes(notes.length)}
            headers={[words.note, words.pitch, words.beat, words.length]}
            rows={notes.map((note) => [
              pitchName(note.pitch),
              note.pitch,
              formatLog(1 + (note.start * BEATS) / steps),
              inBeats(note.length),
            ])}
          />
        )}
      </Twin>
    </div>
  );
}
