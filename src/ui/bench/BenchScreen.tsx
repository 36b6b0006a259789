import { announce } from '#ui/announcer.ts';
import { Button } from '#ui/controls/Button.tsx';
import { When } from '#ui/controls/When.tsx';
import { useLab } from '#ui/lab-context.ts';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { Notice } from '#ui/panels/Notice.tsx';
import { showToast } from '#ui/toasts.ts';
import { useTitle } from '#ui/use-title.ts';
import { useState } from 'react';
import { useStore } from 'zustand';
import { BenchChart } from './BenchChart.tsx';
import { BenchControls } from './BenchControls.tsx';
import styles from './bench.module.css';
import { HEADERS, rowOf, writeReport } from './report-text.ts';
import { benchStrings as words } from './strings.ts';

/** Stock TensorFlow.js beside the lab's engine on the visitor's own device, with a report to take away. */
export function BenchScreen() {
  useTitle(words.title);
  const { bench } = useLab();
  const state = useStore(bench.store);
  const [backend, setBackend] = useState<'webgl' | 'wasm'>('webgl');
  const reports = state.reports.filter((report) => report.backend === backend);
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      showToast(words.copied);
    } catch {
      announce(words.notCopied, 'assertive');
      showToast(words.notCopied);
    }
  };
  return (
    <div className={styles.screen}>
      <h1 className={styles.title}>{words.title}</h1>
      <p className={styles.intro}>{words.intro}</p>
      <BenchControls backend={backend} onBackend={setBackend} />
      {state.troubles.length > 0 && (
        <Notice tone="warning" title={words.troubles}>
          <ul>
            {state.troubles.map((trouble) => (
              <li key={trouble}>{trouble}</li>
            ))}
          </ul>
        </Notice>
      )}
      {reports.length === 0 ? (
        <p className={styles.help}>{words.empty}</p>
      ) : (
        <section className={styles.results} aria-labelledby="bench-times">
          <h2 id="bench-times" className={styles.heading}>
            {words.times}
          </h2>
          <p className={styles.help}>
            {words.chartHelp} {words.measured}{' '}
            {state.measuredAt === null ? null : <When at={state.measuredAt} />}
            {backend === 'webgl' && state.renderer !== null ? ` ${words.on(state.renderer)}` : ''}.
          </p>
          <BenchChart reports={reports} />
          <h2 className={styles.heading}>{words.numbers}</h2>
          <DataTable caption={words.numbers} headers={HEADERS} rows={reports.map(rowOf)} />
          <div className={styles.row}>
            <Button onPress={() => void copy(writeReport(state, navigator.userAgent))}>{words.copy}</Button>
            <Button
              onPress={() =>
                void copy(JSON.stringify({ renderer: state.renderer, workloads: state.reports }, null, 2))
              }
            >
              {words.copyJson}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}
