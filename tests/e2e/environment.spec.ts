import { chromium, expect, test } from '@playwright/test';
import { patient } from '../../tools/lib/patience.mjs';
import { CHROMIUM_FLAGS, findChromium } from '../../tools/lib/browsers/find.mjs';
import { Learner } from './learner.ts';

test('a missing data shard is named, and the code is kept', async ({ page }) => {
  await page.route('**/datasets/fuel-economy/train-*', (route) =>
    route.fulfill({ status: 404, body: 'gone' }),
  );
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.run();
  await learner.untilIdle();
  await expect(page.getByText(/404|not found|missing/i).first()).toBeVisible();
  await expect(learner.editor).toContainText('solutionModel');
});

test('an altered data shard is refused', async ({ page }) => {
  await page.route('**/datasets/fuel-economy/train-*', (route) =>
    route.fulfill({ status: 200, contentType: 'application/octet-stream', body: Buffer.alloc(4096, 7) }),
  );
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.run();
  await learner.untilIdle();
  await expect(page.getByText(/is not as published/).first()).toBeVisible();
});

test('without WebGL the lab trains on WASM and says so', async ({ baseURL }) => {
  const executablePath = findChromium() ?? undefined;
  const flags = CHROMIUM_FLAGS.filter((flag) => !flag.includes('swiftshader'));
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...flags, '--disable-gpu', '--disable-3d-apis'],
  });
  const page = await browser.newPage({ baseURL: baseURL ?? '' });
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await expect(page.getByText(/WASM/).first()).toBeVisible();
  await learner.writeAnswer('basics/fuel-economy/reference.ts');
  await learner.submitButton.click();
  await expect((await learner.tab('Verdict')).getByText(/passed/i).first()).toBeVisible({
    timeout: patient(60_000),
  });
  await browser.close();
});
