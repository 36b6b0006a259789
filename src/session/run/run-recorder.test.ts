import type { Chart } from '#core/chart.ts';
import type { ConsoleLine } from '#core/console-line.ts';
import { describe, expect, it } from 'vitest';
import { MAX_LINES, appendLines } from './console-lines.ts';
import { continueRecord, createRecord, markersOf } from './create-record.ts';
import { placeChart } from './run-charts.ts';
import { createRunRecorder } from './run-recorder.ts';
import { thinOut } from './thin-out.ts';

const RECORD = createRecord({ id: 'a', exerciseId: 'x', number: 1, code: '', seed: 42, startedAt: 0 });

function line(text: string, repeats = 1): ConsoleLine {
  return { level: 'log', text, repeats, at: null };
}

describe('createRunRecorder', () => {
  it('shows preparation until the sandbox is ready, then the run', () => {
    const recorder = createRunRecorder(RECORD, [], () => 0);
    recorder.prepare('Starting the sandbox…', null);
    expect(recorder.readState()).toEqual({
      status: 'preparing',
      step: 'Starting the sandbox…',
      fraction: null,
    });
    const engine = {
      backend: 'wasm',
      reason: 'r',
      renderer: null,
      isSoftwareRenderer: false,
      threads: 1,
      isStock: false,
    } as const;
    recorder.receive({ type: 'ready', engine });
    expect(recorder.readState()).toMatchObject({ status: 'running', progress: null, silentMs: 0 });
    expect(recorder.readRecord().engine).toEqual(engine);
  });

  it('clears the live points when their epoch ends, and keeps the epoch', () => {
    const recorder = createRunRecorder(RECORD, [], () => 0);
    const at = { fit: 1, epochs: 2, batches: 4 };
    recorder.receive({ type: 'progress', ...at, epoch: 1, batch: 2, logs: { loss: 3 } });
    expect(recorder.readState()).toMatchObject({ live: [{ fit: 1, epoch: 0.5, logs: { loss: 3 } }] });
    recorder.receive({ type: 'epoch', fit: 1, epoch: 1, epochs: 2, logs: { loss: 2 } });
    expect(recorder.readState()).toMatchObject({ live: [] });
    expect(recorder.readRecord().epochs).toEqual([{ fit: 1, epoch: 1, logs: { loss: 2 }, planned: 2 }]);
    expect(recorder.readEpoch()).toBe(1);
  });

  it('ends a silence with the next sign of life', () => {
    const recorder = createRunRecorder(RECORD, [], () => 0);
    recorder.receive({ type: 'silent', silentMs: 4000 });
    expect(recorder.readState()).toMatchObject({ silentMs: 4000 });
    recorder.receive({ type: 'beat', tensors: 3, sizeBytes: 12 });
    expect(recorder.readState()).toMatchObject({ silentMs: 0, memory: { tensors: 3, sizeBytes: 12 } });
  });

  it('warns of a model that cannot pass as soon as it begins to train', () => {
    const recorder = createRunRecorder(RECORD, [{ id: 'p', kind: 'parameters', atMost: 1000 }], () => 0);
    const model = { type: 'model' as const, inputShape: [4], outputShape: [1] };
    recorder.receive({ ...model, parameters: 1000 });
    expect(recorder.readRecord().console).toEqual([]);
    recorder.receive({ ...model, parameters: 1001 });
    expect(recorder.readRecord().console).toMatchObject([
      { level: 'warn', text: expect.stringContaining('has 1,001 parameters') as string },
    ]);
    expect(recorder.readState()).toMatchObject({ foreseen: [recorder.readRecord().console[0]?.text] });
    recorder.receive({ ...model, parameters: 999 });
    expect(recorder.readState()).toMatchObject({ foreseen: [] });
  });

  it('shows Stop at once, whatever is being prepared', () => {
    const recorder = createRunRecorder(RECORD, [], () => 0);
    recorder.prepare('Loading the data…', 0.5);
    recorder.stopping();
    expect(recorder.readState()).toMatchObject({ status: 'running', isStopping: true });
  });
});

describe('appendLines', () => {
  it('folds equal neighbours, over batches too', () => {
    expect(appendLines([line('a', 2)], [line('a'), line('b')], 0)).toEqual([line('a', 3), line('b')]);
  });

  it('keeps the newest lines only', () => {
    const flood = Array.from({ length: MAX_LINES + 5 }, (_value, index) => line(String(index)));
    const kept = appendLines([], flood, 0);
    expect(kept).toHaveLength(MAX_LINES);
    expect(kept[0]?.text).toBe('5');
  });

  it('bounds the characters, however long the lines', () => {
    const long = Array.from({ length: 100 }, (_value, index) => line(String(index).padEnd(4000, 'x')));
    const kept = appendLines([], long, 0);
    // 50 lines of 4,000 characters make 200,000.
    expect(kept).toHaveLength(50);
    expect(kept.at(-1)?.text.startsWith('99')).toBe(true);
  });

  it('says how many lines are missing', () => {
    expect(appendLines([], [line('a')], 1234).at(-1)).toMatchObject({ level: 'system', repeats: 1 });
    expect(appendLines([], [], 1234)[0]?.text).toContain('1,234');
  });
});

describe('placeChart', () => {
  const chart = (surface: string, value: number): Extract<Chart, { kind: 'bar' }> => ({
    kind: 'bar',
    surface,
    tab: 't',
    title: '',
    xLabel: '',
    yLabel: '',
    labels: ['a'],
    values: [value],
  });

  it('puts a new drawing in the place of the old one on the same surface', () => {
    const charts = placeChart(placeChart(placeChart([], chart('a', 1)), chart('b', 2)), chart('a', 3));
    expect(charts).toEqual([chart('a', 3), chart('b', 2)]);
  });

  it('bounds their number and their size', () => {
    const many = Array.from({ length: 70 }, (_value, index) => chart(String(index), index));
    expect(many.reduce<readonly Chart[]>(placeChart, [])).toHaveLength(60);
    const huge = { ...chart('huge', 0), values: new Array<number>(600_000).fill(0) };
    expect(placeChart([chart('a', 1)], huge)).toEqual([]);
  });
});

describe('thinOut', () => {
  it('halves a list that is too long and keeps its end', () => {
    expect(thinOut([1, 2, 3], 3)).toEqual([1, 2, 3]);
    expect(thinOut([1, 2, 3, 4], 3)).toEqual([2, 4]);
    expect(thinOut([1, 2, 3, 4, 5], 3)).toEqual([1, 3, 5]);
  });
});

describe('continueRecord', () => {
  it('carries the curve over up to the kept epoch, and says so', () => {
    const epochs = [1, 2, 3].map((epoch) => ({ fit: 1, epoch, logs: { loss: 1 / epoch } }));
    const model = {
      topology: {},
      weightSpecs: [],
      weights: new ArrayBuffer(0),
      steps: 1,
      isCompiled: true,
    };
    const continued = continueRecord({ ...RECORD, number: 2 }, { ...RECORD, epochs }, { model, epoch: 2 });
    expect(continued.epochs.map((point) => point.epoch)).toEqual([1, 2]);
    expect(continued.console[0]?.text).toBe('Continued from run 1, after epoch 2.');
  });
});

describe('markersOf', () => {
  it('marks the line of a mistake of the learner, and of nothing else', () => {
    const at = { line: 3, column: 7 };
    const error = { blame: 'learner', code: 'threw', message: 'm', at } as const;
    expect(markersOf({ ...RECORD, error })).toEqual([{ severity: 'error', message: 'm', ...at }]);
    expect(markersOf({ ...RECORD, error: { blame: 'environment', code: 'network', message: 'm' } })).toEqual(
      [],
    );
    expect(markersOf(RECORD)).toEqual([]);
  });
});
