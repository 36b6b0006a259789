import type { RunRecord, RunState } from '#session/state.ts';
import { EPOCHS, PASSED, SCORED, sampleRun } from '#ui/test-data.ts';
import { describe, expect, it } from 'vitest';
import { describeEpoch, describePercent, describeRunChange } from './describe-run.ts';

const at = (run: RunState, current: RunRecord | null = null) => ({ run, current });
const IDLE: RunState = { status: 'idle' };
const PREPARING: RunState = { status: 'preparing', step: 'Loading the data…', fraction: null };
const ENDED: RunState = { status: 'ended' };
const running = (epoch: number, epochs: number | null, batch = 0): RunState => ({
  status: 'running',
  progress: { fit: 1, epoch, epochs, batch, batches: 10, remainingMs: null },
  live: [],
  memory: null,
  silentMs: 0,
  foreseen: [],
  isStopping: false,
});
const SUBMITTING: RunState = { status: 'submitting', step: 'Grading…' };

describe('describeRunChange', () => {
  it('turns to the curves when a run starts', () => {
    expect(describeRunChange(at(IDLE), at(PREPARING))).toMatchObject({ tab: 'training' });
  });
  it('says nothing while the same step goes on', () => {
    expect(describeRunChange(at(running(1, 5)), at(running(2, 5)))).toBeNull();
  });
  it('interrupts with an error and turns to the console', () => {
    const error = { blame: 'learner', code: 'threw', message: 'x is not defined.', at: null } as const;
    expect(describeRunChange(at(running(1, 5)), at(ENDED, sampleRun({ status: 'failed', error })))).toEqual({
      text: 'x is not defined.',
      politeness: 'assertive',
      tab: 'console',
    });
  });
  it('speaks score and next step, and turns to the verdict', () => {
    const change = describeRunChange(at(SUBMITTING), at(ENDED, sampleRun({ verdict: SCORED })));
    expect(change?.text).toBe('Score 3 of 5. Try a second convolution before flattening.');
    expect(change?.tab).toBe('verdict');
    expect(describeRunChange(at(SUBMITTING), at(ENDED, sampleRun({ verdict: PASSED })))?.text).toContain(
      'Score 5 of 5, passed.',
    );
  });
  it('tells a stopped run from a finished one', () => {
    const stopped = describeRunChange(at(running(3, 5)), at(ENDED, sampleRun({ status: 'stopped' })));
    expect(stopped?.text).toBe(
      'Stopped; the weights learnt so far are kept. loss 0.41, val_loss 0.43. Submit scores them.',
    );
    const finished = describeRunChange(at(running(3, 5)), at(ENDED, sampleRun({})));
    expect(finished?.text).toContain('Training has finished.');
  });
});

describe('describePercent', () => {
  it('counts batches of the epoch under way', () => {
    // Two epochs of four are done and half of the third: 2.5 / 4.
    expect(describePercent(at(running(3, 4, 5)))).toBe('62 %');
  });
  it('falls back to the epoch when the end is not known', () => {
    expect(describePercent(at(running(3, null)))).toBe('epoch 3');
  });
});

describe('describeEpoch', () => {
  it('speaks the latest epoch with its total', () => {
    expect(describeEpoch(at(running(4, 5), sampleRun({ epochs: EPOCHS })))).toBe(
      'Epoch 3 of 5: loss 0.41, val_loss 0.43.',
    );
  });
});
