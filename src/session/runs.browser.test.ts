import { afterEach, describe, expect, it, vi } from 'vitest';
import { patient } from '../../tools/lib/patience.mjs';
import { openIndexedDbStore } from '#session/storage/indexed-db-store.ts';
import type { CreatedLab, LabOptions } from './create-lab.ts';
import type { RunState, Workspace } from './state.ts';
import { EXERCISE, createTestLab, openTestWorkspace } from './test-lab.ts';
import type { RunEnded } from './workspace-context.ts';

const labs: CreatedLab[] = [];
const ended: RunEnded[] = [];
async function create(options: LabOptions = {}): Promise<CreatedLab> {
  const lab = await createTestLab({ onRunEnded: (end) => void ended.push(end), ...options });
  labs.push(lab);
  return lab;
}
afterEach(() => {
  for (const lab of labs.splice(0)) lab.dispose();
  ended.length = 0;
});
const newName = () => `test-${crypto.randomUUID()}`;

/** A model that learns something on standardised columns; `epochs` sets how long it takes. */
function program(epochs: number): string {
  return `import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, columns } = await dataset('${EXERCISE}');
  const mean = tf.tensor1d(columns.map((column) => column.mean));
  const deviation = tf.tensor1d(columns.map((column) => column.standardDeviation));
  const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [columns.length], units: 1 })] });
  model.compile({ optimizer: tf.train.adam(0.5), loss: 'meanSquaredError' });
  console.log('training');
  await model.fit(train.xs.sub(mean).div(deviation), train.ys, { epochs: ${epochs}, batchSize: 64 });
  return model;
}
`;
}

async function openWith(code: string, options: LabOptions = {}): Promise<{ lab: CreatedLab } & Workspace> {
  const lab = await create(options);
  const workspace = await openTestWorkspace(lab);
  workspace.actions.edit(code);
  return { lab, ...workspace };
}

function currentOf({ store }: Pick<Workspace, 'store'>) {
  const { current } = store.getState();
  if (current === null) throw new Error('no run is shown');
  return current;
}

describe('a run', () => {
  it('trains, shows what it does, and is kept with curve, console and model', async () => {
    const storageName = newName();
    const { lab, store, actions } = await openWith(program(8), { storageName });
    const seen = new Set<RunState['status']>();
    store.subscribe(({ run }) => seen.add(run.status));
    await actions.run();
    expect([...seen]).toEqual(['preparing', 'running', 'ended']);
    const { current, attempts, save } = store.getState();
    expect(save.status).toBe('saved');
    expect(current).toMatchObject({ status: 'trained', number: 1, error: null, code: program(8), seed: 42 });
    expect(current?.epochs).toHaveLength(8);
    expect(current?.console.map(({ text }) => text)).toContain('training');
    expect(current?.engine?.backend).toBe('wasm');
    expect(current?.model).toMatchObject({ epoch: 8 });
    expect(attempts).toEqual([current]);
    expect(lab.progress.getState()).toMatchObject({ [EXERCISE]: { attempts: 1, bestScore: null } });
    expect(ended).toMatchObject([{ record: { status: 'trained' } }]);

    const later = await openTestWorkspace(await create({ storageName }));
    expect(later.store.getState()).toMatchObject({ interrupted: null, run: { status: 'idle' } });
    expect(later.store.getState().attempts).toMatchObject([{ id: current?.id, epochs: current?.epochs }]);
  });

  it('marks the line of a mistake', async () => {
    const broken = `export async function solutionModel() {\n  throw new Error('my own');\n}\n`;
    const { store, actions } = await openWith(broken);
    await actions.run();
    expect(currentOf({ store })).toMatchObject({ status: 'failed', error: { blame: 'learner' } });
    expect(store.getState().markers).toMatchObject([{ severity: 'error', line: 2 }]);
    actions.edit(broken.replace('my own', 'another'));
    expect(store.getState().markers).toEqual([]);
  });

  it('keeps the weights learnt so far when stopped, and those can be submitted', async () => {
    const { store, actions } = await openWith(program(100_000));
    const running = actions.run();
    await vi.waitFor(() => expect(store.getState().current?.epochs.length).toBeGreaterThan(2), 20_000);
    const stoppedAt = performance.now();
    actions.stop();
    expect(store.getState().run).toMatchObject({ status: 'running', isStopping: true });
    await running;
    expect(performance.now() - stoppedAt).toBeLessThan(patient(3000));
    const stopped = currentOf({ store });
    expect(stopped).toMatchObject({ status: 'stopped' });
    expect(stopped.model).not.toBeNull();
    await actions.submit();
    expect(store.getState().attempts).toHaveLength(1);
    expect(currentOf({ store }).verdict?.status).toMatch(/passed|scored/);
  });

  it('tells the screen no more than ten times a second', async () => {
    const { store, actions } = await openWith(program(300));
    const running = actions.run();
    await vi.waitFor(() => expect(store.getState().run.status).toBe('running'), 20_000);
    let changes = 0;
    const startedAt = performance.now();
    const stopCounting = store.subscribe(() => (changes += 1));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    stopCounting();
    // One more for the change under way at the start, and two for an end within the second.
    expect(changes).toBeLessThanOrEqual(((performance.now() - startedAt) / 1000) * 10 + 3);
    actions.stop();
    await running;
  });
});

describe('a submission', () => {
  it('of the untouched starter is unattempted, and no attempt', async () => {
    const lab = await create();
    const { store, actions } = await openTestWorkspace(lab);
    actions.edit(`/* hm */ ${store.getState().code}\n\n`);
    await actions.submit();
    expect(store.getState().current?.verdict?.status).toBe('unattempted');
    expect(store.getState()).toMatchObject({ attempts: [], run: { status: 'ended' } });
    expect(await lab.listAttempts()).toEqual([]);
  });

  it('trains what is new, judges what is known, and judges the same model alike', async () => {
    const { lab, store, actions } = await openWith(program(20));
    await actions.submit();
    const first = currentOf({ store });
    expect(first.verdict?.status).toMatch(/passed|scored/);
    expect(lab.progress.getState()[EXERCISE]?.bestScore).not.toBeNull();
    await actions.submit();
    expect(store.getState().attempts).toHaveLength(1);
    expect(currentOf({ store }).verdict).toEqual(first.verdict);

    actions.edit(program(2));
    await actions.submit();
    expect(store.getState().attempts.map(({ number }) => number)).toEqual([2, 1]);
    expect(await lab.listAttempts()).toMatchObject([{ number: 2 }, { number: 1, verdict: first.verdict }]);
    actions.setSeed(7);
    await actions.submit();
    expect(currentOf({ store })).toMatchObject({ number: 3, seed: 7 });
    // Back to what the first run made: its model is kept, so nothing is trained.
    actions.restore(program(20));
    actions.setSeed(42);
    await actions.submit();
    expect(currentOf({ store })).toMatchObject({ number: 1, verdict: first.verdict });
  });

  it('of code that fails says who must act', async () => {
    const { store, actions } = await openWith('export const nothing = 1;');
    await actions.submit();
    expect(currentOf({ store })).toMatchObject({
      status: 'failed',
      verdict: { status: 'error', error: { blame: 'learner', code: 'no-solution-model' } },
    });
  });

  it('is cancelled by Stop', async () => {
    const { store, actions } = await openWith(program(100_000));
    const submitting = actions.submit();
    await vi.waitFor(() => expect(store.getState().current?.epochs.length).toBeGreaterThan(0), 20_000);
    actions.stop();
    await submitting;
    expect(currentOf({ store })).toMatchObject({ status: 'stopped', verdict: { status: 'cancelled' } });
  });

  it('reaches a verdict although the model did not fit into storage, and says so', async () => {
    const { store, actions, lab } = await openWith(program(3), {
      openStore: async (name, onLost) => {
        const real = await openIndexedDbStore({ name, onLost });
        return {
          ...real,
          put: (entries) =>
            entries.some((entry) => entry.store === 'models')
              ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
              : real.put(entries),
        };
      },
    });
    await actions.run();
    expect(store.getState().notice).toContain('storage for this site is full');
    await actions.submit();
    expect(store.getState().attempts).toHaveLength(1);
    expect(currentOf({ store }).verdict?.status).toMatch(/passed|scored/);
    expect(await lab.listAttempts()).toMatchObject([{ number: 1, model: null }]);
  });
});

describe('a run cut short by a closed tab', () => {
  /** A tab whose locks are gone while its records are there is what a closed tab leaves. */
  const NO_LOCKS = { hold: () => () => undefined, loadHeld: () => Promise.resolve(new Set<string>()) };

  it('is offered on the next visit, starts nothing by itself, and goes on from the kept epoch', async () => {
    const storageName = newName();
    const closed = await openWith(program(100_000), { storageName, locks: NO_LOCKS });
    void closed.actions.run();
    const database = await openIndexedDbStore({ name: storageName, onLost: () => undefined });
    await vi.waitFor(async () => expect(await database.getKeys('models')).toHaveLength(1), 30_000);

    const { store, actions } = await openTestWorkspace(await create({ storageName }));
    const { interrupted, run } = store.getState();
    expect(run.status).toBe('idle');
    expect(interrupted).toMatchObject({ canResume: true, run: { status: 'interrupted', number: 1 } });
    const keptEpoch = interrupted?.run.model?.epoch ?? 0;
    expect(keptEpoch).toBeGreaterThan(0);
    closed.dispose();

    const resuming = actions.resume();
    await vi.waitFor(
      () => expect(store.getState().current?.epochs.at(-1)?.epoch).toBeGreaterThan(keptEpoch),
      30_000,
    );
    actions.stop();
    await resuming;
    const resumed = currentOf({ store });
    expect(resumed.number).toBe(2);
    expect(resumed.console[0]?.text).toContain('Continued from run 1');
    expect(resumed.epochs.map(({ epoch }) => epoch)).toContain(1);
    // Each epoch once: the old curve up to the kept epoch, the new one from there.
    expect(new Set(resumed.epochs.map(({ epoch }) => epoch)).size).toBe(resumed.epochs.length);
    expect(store.getState().interrupted).toBeNull();
    database.close();
  });

  it('is not one while another tab still trains it', async () => {
    const storageName = newName();
    const training = await openWith(program(100_000), { storageName });
    const running = training.actions.run();
    await vi.waitFor(() => expect(training.store.getState().run.status).toBe('running'), 20_000);
    const beside = await openTestWorkspace(await create({ storageName }));
    expect(beside.store.getState()).toMatchObject({ interrupted: null, attempts: [{ status: 'started' }] });
    training.actions.stop();
    await running;
  });

  it('is told once: a dismissed one stays in the attempts and asks no more', async () => {
    const storageName = newName();
    const database = await openIndexedDbStore({ name: storageName, onLost: () => undefined });
    const { createRecord } = await import('./run/create-record.ts');
    const run = createRecord({
      id: 'r',
      exerciseId: EXERCISE,
      number: 4,
      code: 'x',
      seed: 1,
      startedAt: 1,
    });
    await database.put([
      { store: 'runs', record: { ...run, version: 2 } },
      { store: 'marks', record: { version: 2, runId: 'r', exerciseId: EXERCISE, startedAt: 1 } },
    ]);
    const first = await openTestWorkspace(await create({ storageName }));
    expect(first.store.getState().interrupted).toMatchObject({ canResume: false, run: { number: 4 } });
    first.actions.dismissInterrupted();
    await vi.waitFor(async () => expect(await database.getKeys('marks')).toEqual([]));
    const second = await openTestWorkspace(await create({ storageName }));
    expect(second.store.getState()).toMatchObject({
      interrupted: null,
      attempts: [{ status: 'interrupted' }],
    });
    await second.actions.deleteAttempt('r');
    expect(second.store.getState()).toMatchObject({ attempts: [], current: null });
    expect(await database.getKeys('runs')).toEqual([]);
    database.close();
  });
});
