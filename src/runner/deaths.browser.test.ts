import { afterEach, describe, expect, it } from 'vitest';
import { patient } from '../../tools/lib/patience.mjs';
import { ok } from '#core/result.ts';
import { createRunner, type Runner } from './runner.ts';
import { loadSandboxFiles } from './sandbox-files.ts';
import { startProgram } from './start-program.ts';

let runner: Runner | null = null;
afterEach(() => runner?.dispose());

/** A runner whose worker gets `script` instead of the lab's. */
async function createWith(script: (own: string) => string): Promise<Runner> {
  const files = await loadSandboxFiles();
  if (!files.ok) throw new Error(files.error.message);
  const text = script(await files.value.script.text());
  runner = createRunner({
    loadFiles: () => Promise.resolve(ok({ ...files.value, script: new Blob([text]) })),
  });
  return runner;
}

describe('a worker that cannot start', () => {
  it.each([
    // Firefox tells nothing of a script that it cannot read.
    ['cannot be read', '}{', /(?:SyntaxError|gave no reason)/],
    ['throws while it loads', "throw new Error('boom');", /boom/],
    ['throws what is no Error', 'throw null;', /null/],
    ['calls itself without end', 'const f = () => f() + 1; f();', /call stack|recursion/],
  ])('because its script %s', async (_, script, words) => {
    const outcome = await startProgram(await createWith(() => script), 'happy').outcome;
    expect(outcome).toMatchObject({ status: 'failed', error: { blame: 'environment', code: 'worker-died' } });
    if (outcome.status !== 'failed') return;
    expect(outcome.error.message).toMatch(/^The training worker could not start: /);
    expect(outcome.error.message).toMatch(words);
    expect(outcome.error.message).not.toMatch(/memory/);
  });

  it('because it ends without a word, is silent, and Stop ends the run', async () => {
    const run = startProgram(await createWith(() => 'close();'), 'happy');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const pressed = performance.now();
    run.stop();
    expect(await run.outcome).toEqual({ status: 'stopped', checkpoint: null });
    expect(performance.now() - pressed).toBeLessThan(patient(3000));
  });
});

describe('a worker that ends in a run', () => {
  it('without a word is told as silence, and Stop ends the run', async () => {
    // `close` is taken before the lab shuts it.
    const script = (own: string): string => `const end = close.bind(self); ${own}; setTimeout(end, 1500);`;
    const run = startProgram(await createWith(script), 'endless-async-loop');
    const silent = await run.first('silent');
    expect(silent.silentMs).toBeGreaterThanOrEqual(3000);
    run.stop();
    expect(await run.outcome).toEqual({ status: 'stopped', checkpoint: null });
  });
});

describe('memory that is really used up', () => {
  it.each([
    ['buffers', 'for (;;) kept.push(new Uint8Array(2 ** 31));'],
    ['WebAssembly', 'for (;;) kept.push(new WebAssembly.Memory({ initial: 60000 }));'],
  ])('by %s is told as that, where the browser sets an end to it', async (_, loop) => {
    runner = createRunner();
    // Asked for and never touched, so that the machine's memory is not really filled; Firefox gives 40 TB of it.
    const source = `export function solutionModel() { const kept = []; ${loop.replace('for (;;)', 'for (let i = 0; i < 20_000; i++)')} }`;
    const outcome = await startProgram(runner, 'happy', { request: { source } }).outcome;
    if (outcome.status !== 'failed') throw new Error(outcome.status);
    expect(['out-of-memory', 'not-a-model']).toContain(outcome.error.code);
    if (outcome.error.code === 'out-of-memory')
      expect(outcome.error.message).toMatch(/^Memory ran out during the run.* \(.*\)\. Your code and/);
  });
});
