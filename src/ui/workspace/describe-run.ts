import { formatNumber } from '#core/number-text.ts';
import type { RunRecord, WorkspaceState } from '#session/state.ts';
import type { Politeness } from '#ui/announcer.ts';
import type { ResultTab } from './view-state.ts';

/** What a step of the run means for the screen: words to speak, and the panel that now matters. */
export interface RunChange {
  readonly text: string | null;
  readonly politeness: Politeness;
  readonly tab: ResultTab | null;
}

type Snapshot = Pick<WorkspaceState, 'run' | 'current'>;

/** Compares two moments of a workspace; null when nothing of note happened between them. */
export function describeRunChange(before: Snapshot, after: Snapshot): RunChange | null {
  const was = before.run.status;
  const is = after.run.status;
  if (is === 'preparing' && was !== 'preparing') return polite('Run started.', 'training');
  if (is === 'running' && was !== 'running') return polite('Training.', null);
  if (is === 'submitting' && was !== 'submitting') return polite('Grading on held-out data.', 'verdict');
  if (is === 'ended' && was !== 'ended' && was !== 'idle') return describeEnd(after.current);
  return null;
}

/** Words about an epoch, for a screen reader: 'Epoch 3 of 5: loss 0.412, val_loss 0.398.' */
export function describeEpoch(state: Snapshot): string | null {
  const point = state.current?.epochs.at(-1);
  if (state.run.status !== 'running' || point === undefined) return null;
  const total = state.run.progress?.epochs;
  const of = total === null || total === undefined ? '' : ` of ${total}`;
  return `Epoch ${point.epoch}${of}: ${describeLogs(point.logs)}.`;
}

/** '64 %' of the training under way; null while that is not known. */
export function describePercent(state: Snapshot): string | null {
  if (state.run.status !== 'running' || state.run.progress === null) return null;
  const { epoch, epochs, batch, batches } = state.run.progress;
  if (epochs === null || epochs === 0) return `epoch ${epoch}`;
  const share = (epoch - 1 + (batches === null || batches === 0 ? 0 : batch / batches)) / epochs;
  return `${Math.floor(Math.min(Math.max(share, 0), 1) * 100)} %`;
}

function describeEnd(run: RunRecord | null): RunChange | null {
  if (run === null) return null;
  if (run.error !== null) return { text: run.error.message, politeness: 'assertive', tab: 'console' };
  if (run.verdict !== null) return describeVerdict(run.verdict);
  const last = run.epochs.at(-1);
  const end = last === undefined ? '' : ` ${describeLogs(last.logs)}.`;
  if (run.status === 'stopped')
    return polite(`Stopped; the weights learnt so far are kept.${end} Submit scores them.`, null);
  return polite(`Training has finished.${end} Submit to get a score.`, null);
}

function describeVerdict(verdict: NonNullable<RunRecord['verdict']>): RunChange {
  switch (verdict.status) {
    case 'passed':
    case 'scored':
      return polite(
        `Score ${verdict.score} of 5${verdict.score === 5 ? ', passed' : ''}. ${verdict.nextStep}`,
        'verdict',
      );
    case 'rejected':
      return polite(`Rejected, score 0. ${verdict.reason}`, 'verdict');
    case 'unattempted':
      return polite(verdict.reason, 'verdict');
    case 'cancelled':
      return polite('Grading was cancelled.', null);
    case 'error':
      return { text: verdict.error.message, politeness: 'assertive', tab: 'verdict' };
  }
}

function describeLogs(logs: Readonly<Record<string, number>>): string {
  return Object.entries(logs)
    .map(([name, value]) => `${name} ${formatNumber(value)}`)
    .join(', ');
}

function polite(text: string, tab: ResultTab | null): RunChange {
  return { text, politeness: 'polite', tab };
}
