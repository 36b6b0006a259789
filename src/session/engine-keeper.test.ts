import type { EngineMeasurement, EnginePreference } from '#core/engine.ts';
import { type Result, fail, ok } from '#core/result.ts';
import type { RunError } from '#core/errors.ts';
import { describe, expect, it } from 'vitest';
import { createEngineKeeper } from './engine-keeper.ts';
import { createEngineMemory } from './engine-memory.ts';
import type { SettingsPlace } from './settings.ts';

const SOFTWARE: EngineMeasurement = {
  webglStepMs: 90,
  wasmStepMs: 9,
  renderer: 'SwiftShader',
  isSoftwareRenderer: true,
  webglAbsence: null,
  wasmAbsence: null,
};

function create(measure: () => Promise<Result<EngineMeasurement, RunError>>, place = createPlace()) {
  let preference: EnginePreference = 'auto';
  let isStock = false;
  const keeper = createEngineKeeper({
    measure,
    readPreference: () => preference,
    readStock: () => isStock,
    memory: createEngineMemory(place, 'Browser 1'),
    now: () => 1000,
  });
  return {
    keeper,
    prefer: (next: EnginePreference) => (preference = next),
    leaveOutKernels: () => (isStock = true),
  };
}

function createPlace(): SettingsPlace {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

describe('createEngineKeeper', () => {
  it('measures once for any number of runs', async () => {
    let count = 0;
    const { keeper } = create(() => {
      count += 1;
      return Promise.resolve(ok(SOFTWARE));
    });
    const choices = await Promise.all([keeper.choose(), keeper.choose(), keeper.ensure()]);
    expect(choices[0].backend).toBe('wasm');
    await keeper.choose();
    expect(count).toBe(1);
    await keeper.measure();
    expect(count).toBe(2);
  });

  it('follows a changed preference without measuring again', async () => {
    const { keeper, prefer } = create(() => Promise.resolve(ok(SOFTWARE)));
    await keeper.ensure();
    prefer('webgl');
    keeper.refresh();
    expect(keeper.store.getState()).toMatchObject({ status: 'ready', choice: { backend: 'webgl' } });
    expect((await keeper.choose('cpu')).backend).toBe('cpu');
  });

  it('still finds an engine when nothing could be measured, and tries again next time', async () => {
    const error = { blame: 'environment', code: 'backend-unavailable', message: 'No.' } as const;
    const answers: Result<EngineMeasurement, RunError>[] = [fail(error), ok(SOFTWARE)];
    const { keeper } = create(() => Promise.resolve(answers.shift() ?? fail(error)));
    const { backend, reason } = await keeper.choose();
    expect(backend).toBe('wasm');
    expect(reason).toContain('not measured');
    expect(keeper.store.getState()).toEqual({ status: 'failed', message: 'No.' });
    expect((await keeper.choose()).backend).toBe('wasm');
  });

  it('takes over the threads that a run found', async () => {
    const { keeper } = create(() => Promise.resolve(ok(SOFTWARE)));
    await keeper.ensure();
    keeper.note({
      backend: 'wasm',
      reason: '',
      renderer: null,
      isSoftwareRenderer: true,
      threads: 4,
      isStock: false,
    });
    expect(keeper.store.getState()).toMatchObject({ choice: { backend: 'wasm', threads: 4 } });
    keeper.note({
      backend: 'cpu',
      reason: '',
      renderer: null,
      isSoftwareRenderer: true,
      threads: 1,
      isStock: false,
    });
    expect(keeper.store.getState()).toMatchObject({ choice: { backend: 'wasm', threads: 4 } });
  });

  it('remembers the measurement at the next visit, but not in another browser', async () => {
    const place = createPlace();
    const measure = () => Promise.resolve(ok(SOFTWARE));
    await create(measure, place).keeper.ensure();
    const never = () => Promise.reject<Result<EngineMeasurement, RunError>>(new Error('measured again'));
    const { keeper } = create(never, place);
    expect(keeper.store.getState()).toMatchObject({ status: 'ready', measuredAt: 1000 });
    expect((await keeper.choose()).backend).toBe('wasm');
    expect(createEngineMemory(place, 'Browser 2').read()).toBeNull();
    place.setItem('tensor-dojo/engine', '{"measurement":');
    expect(createEngineMemory(place, 'Browser 1').read()).toBeNull();
  });

  it.each([
    { webglAbsence: { kind: 'unmeasured' } },
    { webglAbsence: { kind: 'no-context' } },
    { wasmStepMs: null, wasmAbsence: { kind: 'failed', cause: 'no files' } },
  ] as const)('does not remember what another visit may find otherwise: %j', async (change) => {
    const place = createPlace();
    const { keeper } = create(() => Promise.resolve(ok({ ...SOFTWARE, ...change })), place);
    await keeper.ensure();
    expect(keeper.store.getState().status).toBe('ready');
    expect(createEngineMemory(place, 'Browser 1').read()).toBeNull();
  });

  it('passes the wish for stock TensorFlow.js on to runs and to the screen', async () => {
    const { keeper, leaveOutKernels } = create(() => Promise.resolve(ok(SOFTWARE)));
    expect((await keeper.choose()).isStock).toBe(false);
    leaveOutKernels();
    keeper.refresh();
    expect(keeper.store.getState()).toMatchObject({ choice: { isStock: true } });
    expect((await keeper.choose()).isStock).toBe(true);
  });
});
