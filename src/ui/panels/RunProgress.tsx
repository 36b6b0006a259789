import type { RunRecord, RunState } from '#session/state.ts';
import { formatBytes } from '#core/number-text.ts';
import { describeRunEngine } from '#ui/describe-engine.ts';
import { Bar } from './Bar.tsx';
import { Notice } from './Notice.tsx';
import { formatCount, formatDuration } from './number-format.ts';
import styles from './panels.module.css';
import { strings } from './strings.ts';

interface RunProgressProps {
  readonly run: RunState;
  readonly record: RunRecord | null;
}

/** Without a sign of life for so long a run is worth a word; for so long it is stuck. */
const SILENT_MS = 3000;
const STUCK_MS = 10_000;
const words = strings.training;

/** How far the run has come, in a line, a bar, and a word when something is odd. */
export function RunProgress({ run, record }: RunProgressProps) {
  switch (run.status) {
    case 'idle':
      return record === null ? null : <Outcome record={record} />;
    case 'preparing':
      return (
        <div className={styles.section}>
          <p role="status">{run.step}</p>
          <Bar label={run.step} fraction={run.fraction} />
        </div>
      );
    case 'submitting':
      return (
        <div className={styles.section}>
          <p role="status">{run.step}</p>
          <Bar label={run.step} fraction={null} />
        </div>
      );
    case 'running':
      return <Running run={run} />;
    case 'ended':
      return record === null ? null : <Outcome record={record} />;
  }
}

function Running({ run }: { readonly run: Extract<RunState, { status: 'running' }> }) {
  const { progress, memory, silentMs, foreseen, isStopping } = run;
  return (
    <div className={styles.section}>
      <p className={styles.row}>
        <span>{progress === null ? words.waitingForFit : words.position(progress)}</span>
        <span className={styles.secondary}>
          {progress?.remainingMs == null ? '' : words.left(formatDuration(progress.remainingMs))}
        </span>
      </p>
      <Bar label={words.progress} fraction={fractionOf(progress)} />
      {memory === null ? null : (
        <p className={styles.muted}>
          {words.memory(formatCount(memory.tensors), formatBytes(memory.sizeBytes))}
        </p>
      )}
      {isStopping ? <Notice tone="neutral" role="status" title={words.stopping} /> : null}
      {foreseen.length > 0 && !isStopping ? (
        <Notice tone="warning" role="status" title={words.foreseenTitle}>
          {[...foreseen, words.foreseen].map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      ) : null}
      {silentMs >= SILENT_MS && !isStopping ? (
        <Notice
          tone="warning"
          role="status"
          title={silentMs >= STUCK_MS ? words.stuckTitle : words.silentTitle}
        >
          <p>
            {silentMs >= STUCK_MS
              ? words.stuck(formatDuration(silentMs))
              : words.silent(formatDuration(silentMs))}
          </p>
        </Notice>
      ) : null}
    </div>
  );
}

function fractionOf(progress: Extract<RunState, { status: 'running' }>['progress']): number | null {
  if (progress?.epochs == null) return null;
  const within = progress.batches === null || progress.batches === 0 ? 0 : progress.batch / progress.batches;
  return (progress.epoch - 1 + within) / progress.epochs;
}

function Outcome({ record }: { readonly record: RunRecord }) {
  const took = record.endedAt === null ? null : formatDuration(record.endedAt - record.startedAt);
  if (record.status === 'failed' && record.error !== null)
    return (
      <Notice tone="danger" title={words.failed(record.number)}>
        <p>{record.error.message}</p>
      </Notice>
    );
  return (
    <p className={styles.row}>
      <span>{words.outcome[record.status](record.number)}</span>
      <span className={styles.secondary}>
        {[took, words.seed(record.seed), record.engine === null ? null : describeRunEngine(record.engine)]
          .filter((part) => part != null)
          .join(' · ')}
      </span>
    </p>
  );
}
