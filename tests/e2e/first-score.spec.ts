import { expect, test } from '@playwright/test';
import { Learner } from './learner.ts';

test('a first visitor goes from the catalogue to five of five, with mistakes on the way', async ({
  page,
}) => {
  const learner = new Learner(page);
  await learner.choose('Fuel economy');

  // Nothing has started by itself.
  await expect(learner.stopButton).toBeDisabled();

  // The starter handed in as it is: no score, no blame.
  await learner.submitButton.click();
  await expect((await learner.tab('Verdict')).getByText(/not changed|unchanged/i)).toBeVisible();

  // A mistake is marked on its line with a plain cause.
  await learner.write('export async function solutionModel() {\n  return modle;\n}\n');
  await learner.run();
  await learner.untilIdle();
  await expect((await learner.tab('Console')).getByText(/modle is not defined/)).toBeVisible();
  await expect(page.locator('.squiggly-error')).toBeVisible();

  // An answer with the wrong shape is rejected with a reason.
  await learner.writeAnswer('basics/fuel-economy/weak/predicts-the-mean.ts');
  await learner.submitButton.click();
  const verdict = await learner.tab('Verdict');
  await expect(verdict.getByText(/of 5|\/ ?5/).first()).toBeVisible({ timeout: 60_000 });
  await learner.untilIdle();

  // The reference passes; curves, interval and baselines are there.
  await learner.writeAnswer('basics/fuel-economy/reference.ts');
  await learner.run();
  await expect((await learner.tab('Training')).getByText(/Epoch \d+ of 60/)).toBeVisible();
  await learner.untilIdle();
  await learner.submitButton.click();
  await expect(verdict.getByText(/passed/i).first()).toBeVisible({ timeout: 60_000 });

  // The catalogue knows.
  await page.getByRole('link', { name: 'Exercises' }).first().click();
  await expect(page.getByText('5/5').first()).toBeVisible();
});
