import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { bundleSandboxWorker } from './sandbox-worker.ts';

it('bundles the sandbox worker into one classic script', { timeout: 60_000 }, async () => {
  const code = await bundleSandboxWorker(process.cwd(), { minify: false });
  // A classic script: an import or export at the top level would not compile.
  expect(() => new Script(code)).not.toThrow();
  expect(code).toContain('solutionModel');
  // One engine: a second copy of tfjs-core would train on a registry of its own.
  expect(code.match(/class Engine /g)).toHaveLength(1);
});
