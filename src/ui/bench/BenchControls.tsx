import { WORKLOAD_NAMES, type WorkloadName } from '#core/bench-protocol.ts';
import type { BackendName } from '#core/engine.ts';
import { announce } from '#ui/announcer.ts';
import { Button } from '#ui/controls/Button.tsx';
import { useLab } from '#ui/lab-context.ts';
import { Bar } from '#ui/panels/Bar.tsx';
import { BACKEND_NAMES } from '#ui/strings.ts';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import { useState } from 'react';
import { useStore } from 'zustand';
import styles from './bench.module.css';
import { NET_NAMES, benchStrings as words } from './strings.ts';

const BACKENDS = ['webgl', 'wasm'] as const satisfies readonly BackendName[];

interface BenchControlsProps {
  readonly backend: (typeof BACKENDS)[number];
  readonly onBackend: (backend: (typeof BACKENDS)[number]) => void;
}

/** What to measure, and the way to start and stop it. */
export function BenchControls({ backend, onBackend }: BenchControlsProps) {
  const { bench, engine } = useLab();
  const running = useStore(bench.store, (state) => state.running);
  const hasReports = useStore(bench.store, (state) => state.reports.length > 0);
  const isSoftware = useStore(
    engine,
    (state) => state.status === 'ready' && state.measurement.isSoftwareRenderer,
  );
  const [chosen, setChosen] = useState<ReadonlySet<WorkloadName>>(new Set(WORKLOAD_NAMES));
  const toggle = (name: WorkloadName): void => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    setChosen(next);
  };
  const start = async (): Promise<void> => {
    await bench.start(
      backend,
      WORKLOAD_NAMES.filter((name) => chosen.has(name)),
    );
    announce(words.done);
  };
  return (
    <div className={styles.controls}>
      <SelectField
        label={words.backend}
        value={backend}
        options={BACKENDS.map((value) => ({ value, name: BACKEND_NAMES[value] }))}
        onChange={onBackend}
      />
      <fieldset className={styles.nets}>
        <legend>{words.nets}</legend>
        {WORKLOAD_NAMES.map((name) => (
          <label key={name} className={styles.choice}>
            <input type="checkbox" checked={chosen.has(name)} onChange={() => toggle(name)} />
            {NET_NAMES[name]}
          </label>
        ))}
      </fieldset>
      <p className={styles.help}>{backend === 'webgl' && isSoftware ? words.slow : words.hint}</p>
      {running === null ? (
        <Button variant="primary" isDisabled={chosen.size === 0} onPress={() => void start()}>
          {hasReports ? words.again : words.start}
        </Button>
      ) : (
        <div className={styles.running}>
          <span>{words.running(NET_NAMES[running.name])}</span>
          <Bar label={words.running(NET_NAMES[running.name])} fraction={running.fraction} />
          <Button onPress={() => bench.stop()}>{words.stop}</Button>
        </div>
      )}
    </div>
  );
}
