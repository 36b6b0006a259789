import type { RunRecord } from '#session/state.ts';
import { describe, expect, it } from 'vitest';
import { createRecord } from './create-record.ts';
import { findSurplusModels } from './kept-models.ts';

function run(startedAt: number, score: 0 | 1 | 2 | 3 | 4 | null, hasModel = true): RunRecord {
  const record = createRecord({
    id: `run-${startedAt}`,
    exerciseId: 'x',
    number: startedAt,
    code: '',
    seed: 1,
    startedAt,
  });
  const verdict =
    score === null
      ? null
      : ({
          status: 'scored',
          score,
          checks: [],
          metrics: [],
          heldOutRows: 1,
          nextStep: '',
          details: null,
        } as const);
  return { ...record, verdict, model: hasModel ? { sizeBytes: 4, epoch: null } : null };
}

describe('findSurplusModels', () => {
  it('spares the latest five and the best', () => {
    const runs = [
      run(1, 2),
      run(2, 4),
      run(3, 1),
      run(4, null),
      run(5, 0),
      run(6, 3),
      run(7, null),
      run(8, 1),
    ];
    expect(findSurplusModels(runs).map(({ id }) => id)).toEqual(['run-3', 'run-1']);
  });

  it('counts models, not runs: a run that left none takes no place', () => {
    const runs = [run(1, 0), ...[2, 3, 4, 5, 6].map((at) => run(at, null, false)), run(7, null)];
    expect(findSurplusModels(runs)).toEqual([]);
  });
});
