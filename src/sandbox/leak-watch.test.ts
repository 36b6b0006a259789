import { describe, expect, it } from 'vitest';
import { createLeakWatch } from './leak-watch.ts';

function watch(): { told: string[]; leaks: ReturnType<typeof createLeakWatch> } {
  const told: string[] = [];
  return { told, leaks: createLeakWatch((tensors, message) => told.push(`${tensors}: ${message}`)) };
}

describe('createLeakWatch', () => {
  it('tells once of thirty growing steps, with the mean growth', () => {
    const { told, leaks } = watch();
    for (let step = 0; step < 100; step++) leaks.step(50 + 2 * step);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('2 more with every batch');
  });

  it('takes one step without growth as a sign of health', () => {
    const { told, leaks } = watch();
    for (let step = 0; step < 200; step++) leaks.step(50 + Math.floor(step - step / 20));
    for (let step = 0; step < 200; step++) leaks.step(50 + (step % 25));
    expect(told).toEqual([]);
  });

  it('does not take the optimizer’s own tensors in the first steps for a leak', () => {
    const { told, leaks } = watch();
    for (const tensors of [10, 20, 30]) leaks.step(tensors);
    for (let step = 0; step < 29; step++) leaks.step(31 + step);
    expect(told).toEqual([]);
  });

  it('tells of growth by the epoch when batches are sound', () => {
    const { told, leaks } = watch();
    for (let epoch = 0; epoch < 6; epoch++) {
      for (let step = 0; step < 10; step++) leaks.step(40 + 3 * epoch);
      leaks.epoch(40 + 3 * epoch, epoch === 0);
    }
    expect(told[0]).toContain('3 more with every epoch');
  });

  it('begins anew with every fit', () => {
    const { told, leaks } = watch();
    for (let fit = 0; fit < 10; fit++) leaks.epoch(40 + fit, true);
    expect(told).toEqual([]);
  });
});
