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
});
afterAll(() => runner.dispose());

describe('mistakes', () => {
  it.each([
    ['syntax-error', 'syntax', 'A value is missing', { line: 4, column: 31 }],
    ['no-solution-model', 'no-solution-model', 'Write `export` before it', null],
    ['returns-nothing', 'not-a-model', 'undefined: is a `return model` missing?', null],
    ['returns-history', 'not-a-model', 'Write `return model` after it', null],
    ['never-built', 'threw', 'Give it inputShape', { line: 4 }],
    ['empty-model', 'not-a-model', 'it is empty', null],
    ['throws-a-string', 'threw', '"no learning today"', null],
    ['used-after-dispose', 'disposed-tensor', 'used after it was disposed', { line: 9 }],
    [
      'wrong-input-shape',
      'threw',
      'Each example of the input data has the shape [5], but the model takes [3]',
      { line: 6 },
    ],
    [
      'fetches',
      'blocked-api',
      'fetch is not available here: exercises run without network',
      { line: 4, column: 26 },
    ],
  ])('%s ends as %s with its place and a plain cause', async (name, code, words, at) => {
    const outcome = await startProgram(runner, name).outcome;
    expect(outcome).toMatchObject({ status: 'failed', error: { blame: 'learner', code, at } });
    if (outcome.status === 'failed') expect(outcome.error.message).toContain(words);
  });

  it('a name that no data set has ends with the place where it was asked for', async () => {
    const error = {
      blame: 'learner',
      code: 'threw',
      message: 'There is no data set "minst".',
      at: null,
    } as const;
    const hooks = { loadDataset: () => Promise.resolve({ ok: false as const, error }) };
    const outcome = await startProgram(runner, 'unknown-dataset', { hooks }).outcome;
    expect(outcome).toMatchObject({ status: 'failed', error: { ...error, at: { line: 5 } } });
  });

  it('lets code with a type error run', async () => {
    expect(await startProgram(runner, 'type-error').outcome).toMatchObject({ status: 'trained' });
  });

  it('hands over a model that was never compiled, with that fact and no steps', async () => {
    expect(await startProgram(runner, 'never-compiled').outcome).toMatchObject({
      status: 'trained',
      model: { isCompiled: false, steps: 0 },
    });
  });

  it('ends a diverged run with its epoch and batch, even when the code swallows the error', async () => {
    const outcome = await startProgram(runner, 'nan-loss').outcome;
    expect(outcome).toMatchObject({ status: 'failed', error: { blame: 'learner', code: 'nan-loss' } });
    if (outcome.status === 'failed')
      expect(outcome.error.message).toMatch(/The loss became (NaN|Infinity) in epoch 1.*learning rate/);
  });

  it('names a leak once, with its rate, and stays silent about sound training', async () => {
    const leaking = startProgram(runner, 'leaks-per-batch');
    await leaking.outcome;
    const leaks = leaking.messages.filter((message) => message.type === 'leak');
    expect(leaks).toHaveLength(1);
    expect(leaks[0]?.message).toMatch(/2 more with every batch/);

    const sound = startProgram(runner, 'no-leak');
    await sound.outcome;
    expect(sound.messages.filter((message) => message.type === 'leak')).toEqual([]);
  });
});

describe('code that does not end', () => {
  it.each(['endless-sync-loop', 'endless-async-loop', 'endless-promises'])(
    '%s is over within 3 s of Stop',
    async (name) => {
      const run = startProgram(runner, name);
      await run.first('ready');
      const pressed = performance.now();
      run.stop();
      expect(await run.outcome).toEqual({ status: 'stopped', checkpoint: null });
      expect(performance.now() - pressed).toBeLessThan(patient(3000));
    },
  );

  it('tells of the silence of a blocked worker, and does not end it', async () => {
    const run = startProgram(runner, 'endless-sync-loop');
    const silent = await run.first('silent');
    expect(silent.silentMs).toBeGreaterThanOrEqual(3000);
    run.stop();
    expect(await run.outcome).toMatchObject({ status: 'stopped' });
  });

  it('keeps the page answering during a synchronous million lines, and counts what it drops', async () => {
    let worstMs = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      worstMs = Math.max(worstMs, performance.now() - last);
      last = performance.now();
    }, 10);
    const run = startProgram(runner, 'million-console-lines');
    expect(await run.outcome).toMatchObject({ status: 'trained' });
    clearInterval(timer);
    const batches = run.messages.filter((message) => message.type === 'console');
    const kept = batches.flatMap(({ lines }) => lines).reduce((sum, { repeats }) => sum + repeats, 0);
    const dropped = batches.reduce((sum, batch) => sum + batch.dropped, 0);
    expect(kept + dropped).toBe(1_000_000);
    expect(kept).toBeLessThan(20_000);
    expect(Math.max(...batches.map(({ lines }) => lines.length))).toBeLessThanOrEqual(1000);
    expect(run.consoleText().endsWith('line 1000000')).toBe(true);
    // Generous, since other processes share these cores; frozen would be seconds.
    expect(worstMs).toBeLessThan(patient(1000));
  });

  it('collapses a line that repeats', async () => {
    const run = startProgram(runner, 'repeated-console-lines');
    await run.outcome;
    const lines = run.messages.flatMap((message) => (message.type === 'console' ? message.lines : []));
    expect(lines.reduce((sum, { repeats }) => sum + repeats, 0)).toBe(100_000);
    expect(lines.length).toBeLessThan(100);
  });

  it('calls used-up memory by its name', async () => {
    const outcome = await startProgram(runner, 'allocates-until-memory-ends').outcome;
    expect(outcome).toMatchObject({
      status: 'failed',
      error: { blame: 'environment', code: 'out-of-memory' },
    });
  });
});

describe('a graphics device that goes away', () => {
  it.runIf(hasWebgl)('is no mistake of the learner', { timeout: 120_000 }, async () => {
    const outcome = await startProgram(runner, 'loses-context', { request: { backend: 'webgl' } }).outcome;
    expect(outcome).toMatchObject({
      status: 'failed',
      error: { blame: 'environment', code: 'context-lost' },
    });
  });
});

describe('code that reaches out', () => {
  it('finds every way shut', async () => {
    const run = startProgram(runner, 'reaches-out');
    expect(await run.outcome).toMatchObject({ status: 'trained' });
    const text = run.consoleText();
    expect(text).not.toContain('WENT THROUGH');
    for (const name of ['fetch', 'XMLHttpRequest', 'importScripts', 'indexedDB', 'Worker', 'sendBeacon'])
      expect(text).toMatch(new RegExp(`^${name}: .*is not available here`, 'm'));
    for (const name of [
      'fetch from the prototype',
      'parent',
      'import from an address',
      'eval',
      'tf.loadLayersModel',
    ])
      expect(text).toContain(`${name}: `);
  });

  it('cannot forge messages by patching what the port is made of', async () => {
    const run = startProgram(runner, 'forges-messages');
    expect(await run.outcome).toMatchObject({ status: 'trained', model: { steps: 4 } });
    expect(run.consoleText()).toContain('seen 0');
    expect(run.consoleText()).toContain('postMessage is not available here');
  });
});
