import type { FromSandbox } from '#core/protocol.ts';

/** The pace is measured over this much of the recent past, so that a slow first epoch is soon forgotten. */
const WINDOW_MS = 30_000;
/** Below this the pace is a guess. */
const SHORTEST_MS = 1500;

type ProgressMessage = Extract<FromSandbox, { type: 'progress' }>;

export interface RemainingTime {
  /** Milliseconds until the last epoch of this fit call ends; null while the pace or the end is unknown. */
  measure(progress: ProgressMessage, now: number): number | null;
}

/** Estimates the time left from the pace of the run itself. Each fit call starts afresh. */
export function createRemainingTime(): RemainingTime {
  let fit = 0;
  let samples: { readonly at: number; readonly position: number }[] = [];
  return {
    measure: (progress, now) => {
      if (progress.fit !== fit) samples = [];
      fit = progress.fit;
      const position = positionOf(progress);
      samples = [...samples.filter((sample) => now - sample.at <= WINDOW_MS), { at: now, position }];
      const oldest = samples[0];
      if (oldest === undefined || progress.epochs === null || now - oldest.at < SHORTEST_MS) return null;
      const epochsPerMs = (position - oldest.position) / (now - oldest.at);
      return epochsPerMs > 0 ? Math.max(0, (progress.epochs - position) / epochsPerMs) : null;
    },
  };
}

/** Epochs done, with the share of the one under way. */
export function positionOf({ epoch, batch, batches }: ProgressMessage): number {
  return epoch - 1 + (batches === null || batches === 0 ? 0 : batch / batches);
}
