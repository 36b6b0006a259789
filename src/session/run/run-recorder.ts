import { assertNever } from '#core/assert-never.ts';
import { foreseeRejection } from '#core/check-declared.ts';
import type { Check } from '#core/exercise.ts';
import type { FromSandbox } from '#core/protocol.ts';
import type { RunnerMessage } from '#runner/run-outcome.ts';
import type { CurvePoint, Progress, RunRecord, RunState } from '#session/state.ts';
import { appendLines } from './console-lines.ts';
import { createRemainingTime, positionOf } from './remaining-time.ts';
import { placeChart } from './run-charts.ts';
import { thinOut } from './thin-out.ts';

/** Points kept of one curve; a longer one is thinned. */
const MAX_POINTS = 5000;
/** Points kept of the epoch under way. */
const MAX_LIVE_POINTS = 400;

export interface RunRecorder {
  receive(message: RunnerMessage): void;
  /** Shows a step of preparation; null ends it. */
  prepare(step: string | null, fraction: number | null): void;
  /** The learner pressed Stop. */
  stopping(): void;
  readRecord(): RunRecord;
  readState(): RunState;
  /** The last epoch that ended; null before the first. */
  readEpoch(): number | null;
}

/**
 * Gathers one run's messages into the record to keep and the state to show, both bounded.
 * A model that cannot pass `checks` is told of when it begins to train.
 */
export function createRunRecorder(
  started: RunRecord,
  checks: readonly Check[],
  now: () => number,
): RunRecorder {
  const remaining = createRemainingTime();
  let record = started;
  let preparing: Extract<RunState, { status: 'preparing' }> | null = null;
  let progress: Progress | null = null;
  let live: readonly CurvePoint[] = [];
  let memory: Extract<RunState, { status: 'running' }>['memory'] = null;
  let silentMs = 0;
  let foreseen: readonly string[] = [];
  let isStopping = false;

  const showProgress = (message: Extract<FromSandbox, { type: 'progress' }>): void => {
    const { fit, epoch, epochs, batch, batches, logs } = message;
    progress = { fit, epoch, epochs, batch, batches, remainingMs: remaining.measure(message, now()) };
    // Without a known end the points still move to the right, and never reach the next epoch.
    const position = batches === null ? epoch - 1 + batch / (batch + 100) : positionOf(message);
    live = thinOut([...live, { fit, epoch: position, logs }], MAX_LIVE_POINTS);
  };

  const endEpoch = ({ fit, epoch, epochs, logs }: Extract<FromSandbox, { type: 'epoch' }>): void => {
    record = {
      ...record,
      epochs: thinOut([...record.epochs, { fit, epoch, logs, planned: epochs }], MAX_POINTS),
    };
    live = [];
  };

  const warn = (text: string): void => {
    const line = { level: 'warn', text, repeats: 1, at: null } as const;
    record = { ...record, console: appendLines(record.console, [line], 0) };
  };

  const receive = (message: RunnerMessage): void => {
    if (message.type === 'silent') {
      silentMs = message.silentMs;
      return;
    }
    silentMs = 0;
    switch (message.type) {
      case 'ready':
        record = { ...record, engine: message.engine };
        preparing = null;
        return;
      case 'beat':
        memory = { tensors: message.tensors, sizeBytes: message.sizeBytes };
        return;
      case 'progress':
        showProgress(message);
        return;
      case 'epoch':
        endEpoch(message);
        return;
      case 'report':
        record = {
          ...record,
          reports: thinOut([...record.reports, { step: message.step, logs: message.logs }], MAX_POINTS),
        };
        return;
      case 'console':
        record = { ...record, console: appendLines(record.console, message.lines, message.dropped) };
        return;
      case 'chart':
        record = { ...record, charts: placeChart(record.charts, message.chart) };
        return;
      case 'model':
        foreseen = foreseeRejection(checks, message);
        for (const reason of foreseen) warn(reason);
        return;
      case 'leak':
        warn(message.message);
        return;
      // Kept weights are the caller's business.
      case 'checkpoint':
        return;
      default:
        assertNever(message);
    }
  };

  return {
    receive,
    prepare: (step, fraction) => {
      preparing = step === null ? null : { status: 'preparing', step, fraction };
    },
    stopping: () => {
      isStopping = true;
    },
    readRecord: () => record,
    readState: () =>
      preparing !== null && !isStopping
        ? preparing
        : { status: 'running', progress, live, memory, silentMs, foreseen, isStopping },
    readEpoch: () => record.epochs.at(-1)?.epoch ?? null,
  };
}
