import type { Checkpoint } from '#runner/run-outcome.ts';
import type { Marker, RunRecord } from '#session/state.ts';

type Begun = Pick<RunRecord, 'id' | 'exerciseId' | 'number' | 'code' | 'seed' | 'startedAt'>;

/** The record of a run that begins. */
export function createRecord(begun: Begun): RunRecord {
  return {
    ...begun,
    engine: null,
    endedAt: null,
    status: 'started',
    error: null,
    epochs: [],
    reports: [],
    console: [],
    charts: [],
    model: null,
    verdict: null,
  };
}

/** Gives a resumed run the curve of the run it goes on from, up to the epoch whose weights were kept. */
export function continueRecord(record: RunRecord, from: RunRecord, { epoch }: Checkpoint): RunRecord {
  const text = `Continued from run ${from.number}, after epoch ${epoch}.`;
  return {
    ...record,
    epochs: from.epochs.filter((point) => point.epoch <= epoch),
    console: [{ level: 'system', text, repeats: 1, at: null }],
  };
}

/** The mark that a failed run leaves on the learner's code. */
export function markersOf({ error }: RunRecord): readonly Marker[] {
  if (error?.blame !== 'learner' || error.at === null) return [];
  return [{ severity: 'error', message: error.message, line: error.at.line, column: error.at.column }];
}
