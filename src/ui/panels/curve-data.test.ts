import { describe, expect, it } from 'vitest';
import { metricNames, readCurves, readReports } from './curve-data.ts';

const point = (fit: number, epoch: number, logs: Record<string, number>) => ({ fit, epoch, logs });

describe('readCurves', () => {
  it('pairs a metric with its validation twin and puts loss first', () => {
    const epochs = [
      point(1, 1, { acc: 0.5, loss: 2, val_loss: 3 }),
      point(1, 2, { acc: 0.6, loss: 1, val_loss: 2 }),
    ];
    expect(readCurves(epochs, [], [])).toEqual([
      {
        metric: 'loss',
        x: [1, 2],
        roles: ['train', 'validation'],
        columns: [
          [2, 1],
          [3, 2],
        ],
      },
      { metric: 'acc', x: [1, 2], roles: ['train'], columns: [[0.5, 0.6]] },
    ]);
  });

  it('lets the epochs of a second fit follow those of the first', () => {
    const epochs = [point(1, 1, { loss: 4 }), point(1, 2, { loss: 3 }), point(2, 1, { loss: 2 })];
    expect(readCurves(epochs, [], [])[0]?.x).toEqual([1, 2, 3]);
  });

  it('places the batches of a fit without a finished epoch after the fits before it', () => {
    const curves = readCurves([point(1, 1, { loss: 4 })], [point(2, 0.5, { loss: 3 })], []);
    expect(curves[0]).toEqual({
      metric: 'loss',
      x: [1, 1.5],
      roles: ['train', 'live'],
      columns: [
        [4, null],
        [null, 3],
      ],
    });
  });

  it('leaves out what is not finite, but keeps its place', () => {
    const curves = readCurves([point(1, 1, { loss: 4 }), point(1, 2, { loss: NaN })], [], []);
    expect(curves[0]?.columns).toEqual([[4, null]]);
  });

  it('shows an earlier attempt over its own epochs', () => {
    const curves = readCurves(
      [point(1, 1, { loss: 4 })],
      [],
      [point(1, 1, { loss: 5 }), point(1, 2, { loss: 4.5 })],
    );
    expect(curves[0]).toEqual({
      metric: 'loss',
      x: [1, 2],
      roles: ['train', 'earlier-train'],
      columns: [
        [4, null],
        [5, 4.5],
      ],
    });
  });
});

it('reads reports by their step', () => {
  expect(
    readReports(
      [
        { step: 10, logs: { reward: 3 } },
        { step: 20, logs: { reward: 4 } },
      ],
      [],
    ),
  ).toEqual([{ metric: 'reward', x: [10, 20], roles: ['train'], columns: [[3, 4]] }]);
});

it('names a metric once, also when only its validation twin was logged', () => {
  expect(metricNames([[point(1, 1, { val_mae: 1, loss: 2, mae: 3 })]])).toEqual(['loss', 'mae']);
});
