import { afterEach, expect, it } from 'vitest';
import { createRunner, type Runner } from './runner.ts';
import { type StartedProgram, startProgram } from './start-program.ts';

let runner: Runner | null = null;
afterEach(() => runner?.dispose());

const ENGINE =
  "{ backend: 'cpu', reason: '', renderer: null, isSoftwareRenderer: false, threads: 1, isStock: false }";
const FAILED = "{ type: 'failed', error: { blame: 'learner', code: 'threw', message: 'own', at: null } }";

/** Runs a worker of the test's making in the real frame; `speak` may use `send(message)` and runs after 'booted'. */
function startWorker(speak: string): StartedProgram {
  const script = new Blob([
    `onmessage = (event) => { const [port] = event.ports; const send = (message) => port.postMessage(message);
     port.onmessage = (event) => { if (event.data.type === 'start') { ${speak} } };
     send({ type: 'booted' }); };`,
  ]);
  runner = createRunner({ loadFiles: () => Promise.resolve({ ok: true, value: { script, wasm: {} } }) });
  return startProgram(runner, 'happy');
}

it('takes a well-behaved worker at its word', async () => {
  const run = startWorker(`send({ type: 'ready', engine: ${ENGINE} }); send(${FAILED});`);
  expect(await run.outcome).toMatchObject({ status: 'failed', error: { blame: 'learner', message: 'own' } });
});

it.each([
  [
    'a second terminal message',
    `send({ type: 'ready', engine: ${ENGINE} }); send(${FAILED}); send(${FAILED});`,
  ],
  [
    'a terminal message that is followed by another',
    `send({ type: 'ready', engine: ${ENGINE} }); send(${FAILED}); send({ type: 'beat', tensors: 0, sizeBytes: 0 });`,
  ],
  ['a model before it is ready', `send({ type: 'epoch', fit: 1, epoch: 1, epochs: 1, logs: {} });`],
  [
    'readiness twice',
    `send({ type: 'ready', engine: ${ENGINE} }); send({ type: 'ready', engine: ${ENGINE} });`,
  ],
  ['an unknown type', `send({ type: 'ready', engine: ${ENGINE} }); send({ type: 'score', score: 5 });`],
  [
    'a known type with wrong members',
    `send({ type: 'ready', engine: ${ENGINE} }); send({ type: 'beat', tensors: -1, sizeBytes: 'x' });`,
  ],
  ['no message at all', 'send(undefined);'],
  [
    'a model whose weights are no bytes',
    `send({ type: 'ready', engine: ${ENGINE} }); send({ type: 'trained', isStopped: false, model: { topology: {}, weightSpecs: [], weights: 'AAAA', steps: 1, isCompiled: true } });`,
  ],
  [
    'a console batch too long',
    `send({ type: 'ready', engine: ${ENGINE} }); send({ type: 'console', dropped: 0, lines: Array.from({ length: 1001 }, () => ({ level: 'log', text: '', repeats: 1, at: null })) });`,
  ],
  [
    'a flood',
    `send({ type: 'ready', engine: ${ENGINE} }); for (let i = 0; i < 5000; i++) send({ type: 'beat', tensors: 0, sizeBytes: 0 });`,
  ],
])('ends a run that sends %s as a protocol violation', async (_, speak) => {
  expect(await startWorker(speak).outcome).toMatchObject({
    status: 'failed',
    error: { blame: 'lab', code: 'protocol-violation' },
  });
});

it('says so when the worker dies of an error of its own', async () => {
  const outcome = await startWorker("setTimeout(() => { throw new Error('broken'); }, 0);").outcome;
  expect(outcome).toMatchObject({ status: 'failed', error: { blame: 'environment', code: 'worker-died' } });
});

it('passes the failure to load the sandbox on', async () => {
  const error = { blame: 'environment', code: 'network', message: 'offline' } as const;
  runner = createRunner({ loadFiles: () => Promise.resolve({ ok: false, error }) });
  expect(await startProgram(runner, 'happy').outcome).toEqual({ status: 'failed', error, checkpoint: null });
});
