import { expect } from '@playwright/test';
import { preview } from 'vite';
import { test } from './journey.ts';
import { solve } from './solve.ts';

/** The built page with other headers than the lab's own server sends. */
async function serve(
  headers: Record<string, string>,
): Promise<{ address: string; close: () => Promise<void> }> {
  const server = await preview({ logLevel: 'error', preview: { port: 0, host: '127.0.0.1', headers } });
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}

test('a host that isolates no page gives no shared memory, and the lab trains all the same', async ({
  learner,
}) => {
  // What a browser takes for no header at all.
  const host = await serve({
    'Cross-Origin-Opener-Policy': 'unsafe-none',
    'Cross-Origin-Embedder-Policy': 'unsafe-none',
  });
  expect(await solve(learner, 'fuel-economy', host.address)).toMatchObject({ status: 'passed', score: 5 });
  expect(await learner.evaluate('crossOriginIsolated')).toBe(false);
  await host.close();
});

test('a host that isolates by require-corp is named where the browser ends workers under it', async ({
  learner,
  engine,
}) => {
  const host = await serve({
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  const outcome = await solve(learner, 'fuel-economy', host.address);
  if (engine === 'webkit') expect(outcome.error?.message).toMatch(/could not start: the host .*require-corp/);
  else expect(outcome).toMatchObject({ status: 'passed', score: 5 });
  await host.close();
});
