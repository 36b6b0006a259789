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
  const verdict = await learner.tab('Verdict');
  await expect(verdict.getByText('Not attempted').first()).toBeVisible();

  // A mistake is marked on its line, with a plain cause.
  await learner.write('export async function solutionModel() {\n  return modle;\n}\n');
  await learner.run();
  await expect((await learner.tab('Console')).getByText(/modle is not defined/).first()).toBeVisible();
  await expect(page.locator('.squiggly-error')).toBeVisible();

  // A straight line falls short, and the verdict says by how much and what to try.
  await learner.writeAnswer('basics/fuel-economy/weak/no-hidden-layer.ts');
  await learner.submitButton.click();
  await learner.untilScored();
  await learner.tab('Verdict');
  await expect(verdict.getByText(/95 % interval/).first()).toBeVisible();
  await expect(verdict.getByText('Next step')).toBeVisible();
  await expect(verdict.getByText('passed', { exact: true })).toBeHidden();

  // The reference passes; its curves moved while it trained.
  await learner.writeAnswer('basics/fuel-economy/reference.ts');
  await learner.run();
  await expect((await learner.tab('Training')).getByText(/Epoch \d+ of 60/)).toBeVisible();
  await learner.untilIdle();
  await learner.submitButton.click();
  await learner.untilScored();
  await learner.tab('Verdict');
  await expect(verdict.getByText('passed', { exact: true })).toBeVisible();
  await expect(verdict.getByText(/against the attempt before/)).toBeVisible();

  // The catalogue knows, and so does the next visit.
  await page.getByRole('link', { name: 'Exercises' }).first().click();
  await expect(page.getByText('5/5').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('5/5').first()).toBeVisible();
});

test('a confusion matrix opens the very pictures that were mistaken', async ({ page }) => {
  const learner = new Learner(page);
  await learner.open('fashion-basics');
  await learner.writeAnswer('image/fashion-basics/starter.ts');
  // Any change counts as an attempt; the starter itself is quick to train.
  await learner.editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('const attempt = 1;');
  await learner.submitButton.click();
  await learner.untilScored();
  const verdict = await learner.tab('Verdict');
  await verdict
    .getByRole('gridcell')
    .filter({ hasText: /^[1-9]/ })
    .first()
    .click();
  await expect(verdict.locator('canvas').first()).toBeVisible();
});

test('a forecast is drawn against the truth and persistence', async ({ page }) => {
  const learner = new Learner(page);
  await learner.open('sunspots');
  await learner.writeAnswer('series/sunspots/reference.ts');
  await learner.submitButton.click();
  await learner.untilScored();
  const verdict = await learner.tab('Verdict');
  await expect(verdict.getByText('passed', { exact: true })).toBeVisible();
  await expect(verdict.getByRole('img', { name: /persistence/i }).first()).toBeVisible();
});
