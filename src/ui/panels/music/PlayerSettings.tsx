import styles from './music.module.css';
import { strings as words } from './strings.ts';
import type { PlayerSettings as Settings } from './use-player.ts';

interface PlayerSettingsProps {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

/** Tempo, volume and whether a bar is repeated. A new tempo counts from the next press of Play. */
export function PlayerSettings({ settings, onChange }: PlayerSettingsProps) {
  const { tempo, volume, isLooping } = settings;
  return (
    <div className={styles.settings}>
      <label>
        {words.tempo}
        <input
          type="range"
          min={60}
          max={200}
          step={10}
          value={tempo}
          aria-valuetext={words.beats(tempo)}
          onChange={(event) => onChange({ ...settings, tempo: event.currentTarget.valueAsNumber })}
        />
        <span aria-hidden="true">{words.beats(tempo)}</span>
      </label>
      <label>
        {words.volume}
        <input
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={volume}
          aria-valuetext={words.percent(volume)}
          onChange={(event) => onChange({ ...settings, volume: event.currentTarget.valueAsNumber })}
        />
        <span aria-hidden="true">{words.percent(volume)}</span>
      </label>
      <label>
        <input
          type="checkbox"
          checked={isLooping}
          onChange={(event) => onChange({ ...settings, isLooping: event.currentTarget.checked })}
        />
        {words.loop}
      </label>
    </div>
  );
}
