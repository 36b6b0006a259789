import { expect } from '@playwright/test';
import { test } from './journey.ts';
import { solve } from './solve.ts';

for (const [kind, exercise] of [
  ['images', 'digits-stop-at-target'],
  ['texts', 'review-sentiment'],
  ['series', 'sunspots'],
  ['a pretrained model', 'photo-cutouts-transfer'],
] as const)
  test(`the reference for ${kind} scores five on WASM`, async ({ learner, engine }) => {
    test.skip(engine === 'chromium', 'npm test trains more of them there.');
    expect(await solve(learner, exercise)).toMatchObject({ status: 'passed', score: 5, backend: 'wasm' });
  });

test('without WebAssembly SIMD code runs, trains and is graded all the same', async ({ other, engine }) => {
  test.skip(engine !== 'webkit', 'Only WebKit can be started without SIMD.');
  const learner = await other({ webkitEnvironment: { JSC_useWasmSIMD: '0' } });
  expect(await solve(learner, 'fuel-economy')).toMatchObject({ status: 'passed', score: 5, backend: 'wasm' });
});
