import { describe, expect, it } from 'vitest';
import { type CurveEpoch, diagnoseCurves } from './curve-diagnosis.ts';

function curves(losses: readonly number[], validation: readonly number[] = []): CurveEpoch[] {
  return losses.map((loss, index) => {
    const own = validation[index];
    return { epoch: index + 1, logs: own === undefined ? { loss } : { loss, val_loss: own } };
  });
}

describe('diagnoseCurves', () => {
  it('sees the validation loss turn while training goes on falling', () => {
    // Lowest 0.5 in epoch 3; the last two, 0.6 and 0.7, are 30 % above it.
    expect(diagnoseCurves(curves([1, 0.8, 0.6, 0.4, 0.3], [0.9, 0.7, 0.5, 0.6, 0.7]))).toEqual({
      kind: 'overfitting',
      bestEpoch: 3,
      rise: expect.closeTo(0.3, 10) as number,
    });
  });

  it('does not call a last jump of both losses overfitting', () => {
    expect(diagnoseCurves(curves([0.5, 0.4, 0.3, 0.6], [0.5, 0.4, 0.3, 0.6])).kind).not.toBe('overfitting');
  });

  it('sees that training ended too early', () => {
    // The last of five epochs: 0.6 after 0.7 is a fall of 14 %.
    expect(diagnoseCurves(curves([1, 0.9, 0.8, 0.7, 0.6], [1, 0.9, 0.8, 0.7, 0.6]))).toMatchObject({
      kind: 'still-improving',
      epochs: 5,
    });
    expect(diagnoseCurves(curves([1, 0.9, 0.8, 0.7, 0.6])).kind).toBe('still-improving');
  });

  it('sees both losses stand still together', () => {
    expect(diagnoseCurves(curves([1, 0.9, 0.9, 0.9, 0.9], [1, 0.92, 0.92, 0.92, 0.92])).kind).toBe(
      'underfitting',
    );
  });

  it('names the epoch of a NaN', () => {
    expect(diagnoseCurves(curves([1, NaN, NaN]))).toEqual({ kind: 'diverged', epoch: 2 });
  });

  it('says nothing from fewer than three epochs, or with a steady gap', () => {
    expect(diagnoseCurves(curves([1, 0.5])).kind).toBe('unknown');
    expect(diagnoseCurves([]).kind).toBe('unknown');
    expect(diagnoseCurves(curves([0.5, 0.4, 0.4, 0.4], [0.9, 0.8, 0.8, 0.8])).kind).toBe('unknown');
  });
});
