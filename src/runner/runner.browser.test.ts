import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patient } from '../../tools/lib/patience.mjs';
import { createRunner, type Runner } from './runner.ts';
import { startProgram } from './start-program.ts';
import { hasWorkerWebgl } from './worker-webgl.ts';

// Firefox and WebKit give a worker none on a machine without a graphics card.
const hasWebgl = await hasWorkerWebgl();

let runner: Runner;
beforeAll(() => {
  runner = createRunner();
  runner.prewarm();
});
afterAll(() => runner.dispose());

describe('a run that goes well', () => {
  it('reports the engine, epochs and console, and ends with the trained model', async () => {
    const run = startProgram(runner, 'happy');
    const outcome = await run.outcome;
    expect(outcome).toMatchObject({ status: 'trained', isStopped: false });
    if (outcome.status !== 'trained') return;
    // 48 rows after the validation split, batches of 16, 3 epochs: 9 steps.
    expect(outcome.model).toMatchObject({
      steps: 9,
      isCompiled: true,
      topology: { class_name: 'Sequential' },
    });
    expect(outcome.model.weightSpecs.map(({ shape }) => shape)).toEqual([[3, 1], [1]]);
    expect(outcome.model.weights.byteLength).toBe(4 * 4);
    expect(run.messages[0]).toMatchObject({
      type: 'ready',
      engine: { backend: 'wasm', reason: 'The test asks for it.' },
    });
    // Three weights and a bias, told once however many epochs follow.
    expect(run.messages.filter(({ type }) => type === 'model')).toEqual([
      { type: 'model', inputShape: [3], outputShape: [1], parameters: 4 },
    ]);
    const epochs = run.messages.filter((message) => message.type === 'epoch');
    expect(epochs.map(({ epoch, epochs: total, fit }) => [fit, epoch, total])).toEqual([
      [1, 1, 3],
      [1, 2, 3],
      [1, 3, 3],
    ]);
    expect(Object.keys(epochs[0]?.logs ?? {}).sort()).toEqual(['loss', 'mae', 'val_loss', 'val_mae']);
    const [line] = run.messages.flatMap((message) => (message.type === 'console' ? message.lines : []));
    expect(line?.text).toMatch(/^training on Tensor float32 \[64, 3\] {2}-?[\d.]+…[\d.]+, 0 NaN/);
    expect(line?.at?.line).toBe(8);
  });

  it.runIf(hasWebgl)('trains on WebGL too', { timeout: 120_000 }, async () => {
    const run = startProgram(runner, 'small-network', { request: { backend: 'webgl' } });
    expect(await run.outcome).toMatchObject({ status: 'trained' });
    const ready = await run.first('ready');
    expect(ready.engine.backend).toBe('webgl');
    expect(ready.engine.renderer).toBeTruthy();
  });

  it.runIf(!hasWebgl)('says so where a browser gives the worker no WebGL', async () => {
    const run = startProgram(runner, 'small-network', { request: { backend: 'webgl' } });
    expect(await run.outcome).toEqual({
      status: 'failed',
      error: {
        blame: 'environment',
        code: 'backend-unavailable',
        message:
          'This browser gave no WebGL 2 context to the training worker. Choose WebAssembly under Settings, Engine, and run again.',
      },
      checkpoint: null,
    });
  });

  it('gives identical weights for the same seed on WASM, and others for another', async () => {
    const train = async (seed: number): Promise<Float32Array> => {
      const outcome = await startProgram(runner, 'small-network', { request: { seed } }).outcome;
      if (outcome.status !== 'trained') throw new Error(JSON.stringify(outcome));
      return new Float32Array(outcome.model.weights);
    };
    const first = await train(3);
    expect(first.length).toBeGreaterThan(50);
    expect(await train(3)).toEqual(first);
    expect(await train(4)).not.toEqual(first);
  });

  it('hands over training and validation rows, images from 0 to 1', async () => {
    const run = startProgram(runner, 'uses-data');
    expect(await run.outcome).toMatchObject({ status: 'trained', model: { steps: 2 } });
    expect(run.consoleText()).toContain('Tensor float32 [4, 2, 2, 1]  0…1, 0 NaN  0, 0, 0, 0.2, 1, 1, 1, 1');
    expect(run.consoleText()).toContain('Tensor int32 [4]  0…1, 0 NaN  0, 1, 0, 1 2 ["dark", "light"]');
  });

  it('passes the failure of a data set on as it is', async () => {
    const error = { blame: 'environment', code: 'data-missing', message: 'gone' } as const;
    const hooks = { loadDataset: () => Promise.resolve({ ok: false as const, error }) };
    expect(await startProgram(runner, 'uses-data', { hooks }).outcome).toEqual({
      status: 'failed',
      error,
      checkpoint: null,
    });
  });
});

describe('code as people paste it', () => {
  it('runs top-level await, default exports, types imported as values, and draws the tfjs-vis calls', async () => {
    const run = startProgram(runner, 'documentation-style');
    expect(await run.outcome).toMatchObject({ status: 'trained' });
    expect(run.consoleText()).toContain('Total params: 21');
    const charts = run.messages.filter((message) => message.type === 'chart').map(({ chart }) => chart);
    const kinds = Object.fromEntries(charts.map((chart) => [chart.surface, chart.kind]));
    expect(kinds).toEqual({
      Model: 'table',
      'Training onEpochEnd': 'line',
      History: 'line',
      Layer: 'table',
      Values: 'histogram',
      Line: 'line',
      Scatter: 'scatter',
      Bar: 'bar',
      Histogram: 'histogram',
      Table: 'table',
      Confusion: 'confusion-matrix',
      Heat: 'heatmap',
      Classes: 'table',
    });
    // One row is truth 1 predicted as 0; heat maps come as values[x][y] and are kept as values[y][x].
    expect(charts.find(({ surface }) => surface === 'Confusion')).toMatchObject({
      values: [
        [1, 0],
        [1, 1],
      ],
      xNames: ['no', 'yes'],
    });
    expect(charts.find(({ surface }) => surface === 'Heat')).toMatchObject({
      values: [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    });
    expect(charts.find(({ surface }) => surface === 'Line')).toMatchObject({
      series: [{ name: 'a', x: [0], y: [1] }],
    });
  });

  it.each([
    ['own-loop', 40],
    ['train-on-batch', 20],
  ])('counts the steps of %s and reports them without an epoch', async (name, steps) => {
    const run = startProgram(runner, name);
    expect(await run.outcome).toMatchObject({ status: 'trained', model: { steps } });
    const reports = run.messages.filter((message) => message.type === 'report');
    expect(reports.length).toBeGreaterThan(0);
    expect(reports[0]?.logs.loss).toBeGreaterThan(0);
  });

  it('follows fitDataset', async () => {
    const run = startProgram(runner, 'fit-dataset');
    expect(await run.outcome).toMatchObject({ status: 'trained', model: { steps: 15 } });
    expect(run.messages.filter((message) => message.type === 'epoch').map(({ epoch }) => epoch)).toEqual([
      1, 2, 3,
    ]);
    expect(run.messages.filter(({ type }) => type === 'model')).toHaveLength(1);
  });

  it('names the missing await when a promise fails unseen', async () => {
    const run = startProgram(runner, 'missing-await');
    await run.outcome;
    expect(run.consoleText()).toContain('is an await missing?');
    expect(run.consoleText()).toContain('The model is not compiled');
  });
});

describe('stopping and resuming', () => {
  it('keeps the weights learnt so far when the training loop is one of tfjs', async () => {
    const run = startProgram(runner, 'trains-until-stopped');
    await run.first('epoch');
    const pressed = performance.now();
    run.stop();
    const outcome = await run.outcome;
    expect(performance.now() - pressed).toBeLessThan(patient(3000));
    expect(outcome).toMatchObject({ status: 'trained', isStopped: true });
    expect(await run.first('checkpoint')).toMatchObject({
      model: { topology: { class_name: 'Sequential' } },
    });
  });

  it('keeps a checkpoint of a loop that never ends by itself', async () => {
    const run = startProgram(runner, 'own-loop-until-stopped');
    await run.first('report');
    run.stop();
    const outcome = await run.outcome;
    expect(outcome).toMatchObject({ status: 'stopped', checkpoint: { model: { weightSpecs: [{}, {}] } } });
  });

  it('continues from kept weights after the epochs already done', async () => {
    const first = await startProgram(runner, 'resumable').outcome;
    if (first.status !== 'trained') throw new Error(JSON.stringify(first));
    const run = startProgram(runner, 'resumable', { request: { resume: { model: first.model, epoch: 3 } } });
    expect(await run.outcome).toMatchObject({ status: 'trained', model: { steps: 4 } });
    expect(run.messages.filter((message) => message.type === 'epoch').map(({ epoch }) => epoch)).toEqual([
      4, 5,
    ]);
    expect(run.consoleText()).toContain('Continuing the interrupted run after epoch 3');
  });

  it('starts afresh, and says so, when the kept weights do not fit', async () => {
    const other = await startProgram(runner, 'small-network').outcome;
    if (other.status !== 'trained') throw new Error(JSON.stringify(other));
    const run = startProgram(runner, 'resumable', { request: { resume: { model: other.model, epoch: 3 } } });
    expect(await run.outcome).toMatchObject({ status: 'trained', model: { steps: 10 } });
    expect(run.consoleText()).toContain('do not fit this model');
  });
});

describe('frames', () => {
  it('leaves none behind, and ends what runs, when it is disposed', async () => {
    const own = createRunner();
    const before = document.querySelectorAll('iframe[sandbox]').length;
    const run = startProgram(own, 'endless-sync-loop');
    await run.first('ready');
    own.dispose();
    expect(await run.outcome).toEqual({ status: 'stopped', checkpoint: null });
    await expect.poll(() => document.querySelectorAll('iframe[sandbox]').length).toBeLessThanOrEqual(before);
  });
});
