import { expect } from '@playwright/test';
import * as v from 'valibot';
import { test } from './journey.ts';
import type { Learner } from './learner.ts';

const Outcome = v.object({
  status: v.string(),
  score: v.nullable(v.number()),
  backend: v.nullable(v.string()),
});

/** Takes the reference through the page's own pipeline: sandbox, training, grader. */
async function solve(learner: Learner, exercise: string): Promise<v.InferOutput<typeof Outcome>> {
  await learner.goto('./');
  await learner.evaluate(`void tensorDojo.solve({ exercise: '${exercise}', backend: 'wasm' }).then((outcome) => {
    globalThis.outcome = outcome;
  })`);
  await learner.until(`'outcome' in globalThis`, true, 100_000);
  return v.parse(Outcome, await learner.evaluate('outcome'));
}

for (const [kind, exercise] of [
  ['images', 'digits-stop-at-target'],
  ['texts', 'review-sentiment'],
  ['series', 'sunspots'],
  ['a pretrained model', 'photo-cutouts-transfer'],
] as const)
  test(`the reference for ${kind} scores five on WASM`, async ({ learner, engine }) => {
    test.skip(engine === 'chromium', 'npm test trains more of them there.');
    expect(await solve(learner, exercise)).toEqual({ status: 'passed', score: 5, backend: 'wasm' });
  });

test('without WebAssembly SIMD code runs, trains and is graded all the same', async ({ other, engine }) => {
  test.skip(engine !== 'webkit', 'Only WebKit can be started without SIMD.');
  const learner = await other({ webkitEnvironment: { JSC_useWasmSIMD: '0' } });
  expect(await solve(learner, 'fuel-economy')).toEqual({ status: 'passed', score: 5, backend: 'wasm' });
});
