import { expect, test } from '@playwright/test';
import { patient } from '../../tools/lib/patience.mjs';
import { Learner } from './learner.ts';

test('stock TensorFlow.js is one switch away, and every run says which engine it had', async ({ page }) => {
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.writeAnswer('basics/fuel-economy/reference.ts');
  await page.goto('./#/settings');
  await page.getByRole('checkbox', { name: /Stock TensorFlow\.js/ }).check();
  await expect(page.getByRole('button', { name: /stock$/ })).toBeVisible();
  await learner.open('fuel-economy');
  await learner.run();
  await learner.untilIdle();
  const training = await learner.tab('Training');
  await expect(training.getByText(/WASM, stock/)).toBeVisible();

  await page.goto('./#/settings');
  await page.getByRole('checkbox', { name: /Stock TensorFlow\.js/ }).uncheck();
  await learner.open('fuel-economy');
  await learner.run();
  await learner.untilIdle();
  await expect((await learner.tab('Training')).getByText(/WASM$/)).toBeVisible();
});

test('a visitor compares the engine with stock on the own device, and keeps the report', async ({ page }) => {
  await page.goto('./#/settings');
  await page.getByRole('link', { name: /Compare with stock/ }).click();
  await page.getByLabel('Backend').selectOption('WASM');
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  await page.getByRole('checkbox', { name: 'Word embedding' }).check();
  await page.getByRole('button', { name: 'Measure', exact: true }).click();
  const row = page.getByRole('row', { name: /^Word embedding/ });
  await expect(row).toBeVisible({ timeout: patient(60_000) });
  await expect(page.getByRole('button', { name: 'Measure again' })).toBeVisible();
  await page.reload();
  await page.getByLabel('Backend').selectOption('WASM');
  await expect(row).toBeVisible();
});
