import { useState } from 'react';
import { useStore } from 'zustand';
import styles from './SeedField.module.css';
import { workspaceStrings } from './strings.ts';
import { useOpenWorkspace } from './view-state.ts';

const MAX_SEED = 4_294_967_295;

/** The seed of the next run; a number that cannot be used is put back on leaving the field. */
export function SeedField() {
  const { workspace } = useOpenWorkspace();
  const seed = useStore(workspace.store, (state) => state.seed);
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    const value = parseSeed(typed);
    if (value !== null) workspace.actions.setSeed(value);
    setTyped(null);
  };
  const isWrong = typed !== null && parseSeed(typed) === null;
  return (
    <label className={styles.seed} title={workspaceStrings.seedHelp}>
      {workspaceStrings.seed}
      <input
        className={styles.input}
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={isWrong}
        value={typed ?? String(seed)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
    </label>
  );
}

function parseSeed(typed: string | null): number | null {
  if (typed === null || !/^\s*\d+\s*$/.test(typed)) return null;
  const value = Number(typed);
  return value <= MAX_SEED ? value : null;
}
