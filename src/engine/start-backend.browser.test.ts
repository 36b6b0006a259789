import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineCommand } from './engine-under-test.ts';
import type { WasmFiles } from './start-wasm.ts';
import { loadWasmFiles } from './wasm-files.ts';

let files: WasmFiles = {};

beforeAll(async () => {
  const loaded = await loadWasmFiles();
  if (!loaded.ok) throw new Error(loaded.error.message);
  files = loaded.value;
});

/** Runs one command in a fresh worker. */
async function run(command: EngineCommand): Promise<unknown> {
  const worker = new Worker(new URL('./engine-under-test.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(command);
    });
  } finally {
    worker.terminate();
  }
}

describe('startBackend in a worker', () => {
  it('trains on WASM from the files given', async () => {
    expect(await run({ backend: 'wasm', files, task: 'measure' })).toMatchObject({
      started: { ok: true, value: { renderer: null, isSoftwareRenderer: false } },
      backend: 'wasm',
      outcome: { before: { tensors: 0, sizeBytes: 0 }, after: { tensors: 0, sizeBytes: 0 } },
    });
  });

  it('trains in threads, half as many as there are cores, on a page that is isolated', async () => {
    expect(crossOriginIsolated).toBe(true);
    expect(await run({ backend: 'wasm', files, cores: 4, task: 'measure' })).toMatchObject({
      started: { ok: true, value: { threads: 2 } },
      outcome: { after: { tensors: 0, sizeBytes: 0 } },
    });
  });

  it('names a missing file', async () => {
    expect(await run({ backend: 'wasm', files: {}, task: 'start' })).toMatchObject({
      started: { ok: false, error: { blame: 'environment', code: 'data-missing' } },
    });
  });

  it('names a damaged file', async () => {
    const damaged = {
      ...files,
      'tfjs-backend-wasm-simd.wasm': new TextEncoder().encode('<!doctype html>').buffer,
    };
    expect(await run({ backend: 'wasm', files: damaged, task: 'start' })).toMatchObject({
      started: { ok: false, error: { blame: 'environment', code: 'data-altered' } },
    });
  });

  it('trains on software WebGL and counts the bytes of its textures', async () => {
    const result = await run({ backend: 'webgl', files: {}, task: 'measure' });
    expect(result).toMatchObject({
      started: { ok: true, value: { threads: 1, isSoftwareRenderer: true } },
      backend: 'webgl',
      outcome: { before: { tensors: 0 }, after: { tensors: 0 } },
    });
    // tfjs keeps textures for reuse, so bytes remain where no tensor does.
    expect(result).toHaveProperty(
      'outcome.after.sizeBytes',
      expect.toSatisfy((bytes) => bytes > 0),
    );
  });

  it('tells that the WebGL context was lost', async () => {
    expect(await run({ backend: 'webgl', files: {}, task: 'lose-context' })).toMatchObject({
      outcome: 'lost',
    });
  });

  it('runs on the CPU backend', async () => {
    expect(await run({ backend: 'cpu', files: {}, task: 'start' })).toMatchObject({
      started: { ok: true },
      backend: 'cpu',
    });
  });

  it('yields by macrotasks and without animation frames, which hidden tabs do not get', async () => {
    expect(await run({ backend: 'cpu', files: {}, task: 'next-frame' })).toMatchObject({
      outcome: { order: ['message', 'frame'], hasAnimationFrames: false },
    });
  });
});
