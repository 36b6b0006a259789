import { afterAll, beforeAll, expect, it } from 'vitest';
import nativeWays from '/tests/fixtures/programs/native-ways-out.js?raw';
import source from '/tests/fixtures/programs/finds-ways-out.ts?raw';
import { createRunner, type Runner } from './runner.ts';
import { createSandboxFrame } from './sandbox-frame.ts';
import { loadSandboxFiles } from './sandbox-files.ts';
import { startProgram } from './start-program.ts';

let runner: Runner;
beforeAll(() => {
  runner = createRunner();
});
afterAll(() => runner.dispose());

it('learner code finds no way out, to the page, the network or storage', async () => {
  const request = { source: source.replace('https://home.invalid', location.origin) };
  const run = startProgram(runner, 'happy', { request });
  expect(await run.outcome).toMatchObject({ status: 'trained' });
  expect(run.consoleText()).toContain('origin null null name ""');
  expect(run.consoleText().match(/^.*(?:WENT THROUGH|no answer).*$/gm)).toBeNull();
  // A way that is tried is told, one line each.
  expect(run.consoleText().split('\n').length).toBeGreaterThan(45);
});

it('a worker that is not kept apart runs no learner code', async () => {
  const files = await loadSandboxFiles();
  if (!files.ok) throw new Error(files.error.message);
  // Started by the page itself: no frame, so the page's origin and no policy.
  const worker = new Worker(URL.createObjectURL(files.value.script));
  const { port1, port2 } = new MessageChannel();
  const messages: unknown[] = [];
  port1.onmessage = ({ data }: MessageEvent<unknown>) => messages.push(data);
  worker.postMessage({ wasm: files.value.wasm }, [port2]);
  const code = 'export function solutionModel() { console.log("ran"); }';
  port1.postMessage({
    type: 'start',
    code,
    seed: 1,
    backend: 'cpu',
    reason: '',
    isStock: false,
    resume: null,
  });
  await expect
    .poll(() => messages)
    .toContainEqual({
      type: 'failed',
      error: {
        blame: 'environment',
        code: 'worker-died',
        message: expect.stringContaining('Nothing was run: this browser gives code') as string,
      },
    });
  expect(JSON.stringify(messages)).not.toContain('ran');
  worker.terminate();
});

/** What the browser's own ways out give, before the lab shuts their names: in the real frame, or in a worker of the page. */
async function tryNatively(where: 'frame' | 'page'): Promise<ReadonlyMap<string, string>> {
  const script = new Blob([nativeWays], { type: 'text/javascript' });
  const answered = new Promise<unknown>((resolve) => {
    if (where === 'frame') {
      // The frame hands `wasm` on to its worker unread.
      const frame = createSandboxFrame({ script, wasm: { home: location.origin } as never });
      frame.listen({
        onMessage(data) {
          frame.dispose();
          resolve(data);
        },
        onDied: (cause) => resolve([['died', cause]]),
      });
      return;
    }
    const worker = new Worker(URL.createObjectURL(script));
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      worker.terminate();
      resolve(data);
    };
    worker.postMessage({ home: location.origin }, [port2]);
  });
  return new Map((await answered) as [string, string][]);
}

it("the frame and its policy alone shut the browser's own ways out, which are open to a worker of the page", async () => {
  await caches.open('native-ways-out');
  const inPage = await tryNatively('page');
  // So that a way that is shut below is shut by the sandbox, and not by a mistake in how it is tried.
  for (const name of [
    'fetch',
    'fetch of a blob',
    'XMLHttpRequest',
    'import',
    'indexedDB',
    'the caches of the page',
    'fetch of a nested worker',
    'eval',
  ])
    expect([name, inPage.get(name)]).toEqual([name, 'open']);
  expect(inPage.get('origin')).toBe(location.origin);

  const { origin, ...shut } = Object.fromEntries(await tryNatively('frame'));
  expect(origin).toBe('null');
  expect(Object.keys(shut).length).toBeGreaterThan(15);
  expect(Object.entries(shut).filter(([, result]) => result === 'open')).toEqual([]);
});
