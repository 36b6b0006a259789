import { describe, expect, it } from 'vitest';
import { createRemainingTime } from './remaining-time.ts';

function progress(epoch: number, batch: number, epochs: number | null = 10, fit = 1) {
  return { type: 'progress', fit, epoch, epochs, batch, batches: 100, logs: {} } as const;
}

describe('createRemainingTime', () => {
  it('knows nothing before there is a pace', () => {
    const remaining = createRemainingTime();
    expect(remaining.measure(progress(1, 1), 0)).toBeNull();
    expect(remaining.measure(progress(1, 10), 1000)).toBeNull();
  });

  it('extrapolates the pace of the run', () => {
    const remaining = createRemainingTime();
    remaining.measure(progress(1, 0), 0);
    // Half an epoch in 2 s makes 4 s an epoch; 9.5 epochs are left.
    expect(remaining.measure(progress(1, 50), 2000)).toBeCloseTo(38_000);
  });

  it('forgets a slow start after half a minute', () => {
    const remaining = createRemainingTime();
    remaining.measure(progress(1, 0), 0);
    remaining.measure(progress(1, 50), 29_000);
    remaining.measure(progress(2, 0), 30_000);
    // The sample at 0 s is too old; from 29 s to 59 s the run came from 0.5 to 5: 0.15 epochs a second, 5 left.
    expect(remaining.measure(progress(6, 0), 59_000)).toBeCloseTo(33_333, -1);
  });

  it('starts afresh with the next fit call', () => {
    const remaining = createRemainingTime();
    remaining.measure(progress(1, 0), 0);
    expect(remaining.measure(progress(1, 50), 2000)).not.toBeNull();
    expect(remaining.measure(progress(1, 0, 10, 2), 4000)).toBeNull();
  });

  it('gives no time where the number of epochs is not known, or nothing moves', () => {
    const remaining = createRemainingTime();
    remaining.measure(progress(1, 0, null), 0);
    expect(remaining.measure(progress(1, 50, null), 5000)).toBeNull();
    const stuck = createRemainingTime();
    stuck.measure(progress(1, 5), 0);
    expect(stuck.measure(progress(1, 5), 5000)).toBeNull();
  });
});
