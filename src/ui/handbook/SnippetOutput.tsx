import type { SourcePosition } from '#core/errors.ts';
import type { SnippetState } from '#session/snippet.ts';
import type { RunRecord } from '#session/state.ts';
import { ConsolePanel } from '#ui/panels/ConsolePanel.tsx';
import { TrainingPanel } from '#ui/panels/TrainingPanel.tsx';
import styles from './SnippetView.module.css';
import { handbookStrings as words } from './strings.ts';

interface SnippetOutputProps {
  readonly state: SnippetState;
  readonly onGoTo: (position: SourcePosition) => void;
}

/** What a program printed and drew. Curves only where it trained something. */
export function SnippetOutput({ state: { run, record }, onGoTo }: SnippetOutputProps) {
  const isBusy = run.status === 'preparing' || run.status === 'running';
  const hasCurves =
    record !== null && record.epochs.length + record.reports.length + record.charts.length > 0;
  const hasLines = record !== null && (record.console.length > 0 || record.error !== null);
  return (
    <>
      {isBusy || hasCurves ? null : (
        <p className={styles.status} role="status">
          {record === null ? words.waiting : describeEnd(record)}
        </p>
      )}
      {/* What it printed comes first: curves are the longer look. */}
      {hasLines ? (
        <div className={styles.console}>
          <ConsolePanel lines={record.console} error={record.error} onGoTo={onGoTo} />
        </div>
      ) : null}
      {isBusy || hasCurves ? <TrainingPanel run={run} record={record} compareWith={null} /> : null}
    </>
  );
}

function describeEnd({ status, startedAt, endedAt }: RunRecord): string {
  if (status === 'failed') return words.failed;
  if (status === 'stopped') return words.stopped;
  return words.done((endedAt ?? startedAt) - startedAt);
}
