import { expect, test } from '@playwright/test';
import { patient } from '../../tools/lib/patience.mjs';
import { Learner } from './learner.ts';

test('a whole attempt goes by keyboard alone', async ({ page }) => {
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.writeAnswer('basics/fuel-economy/reference.ts');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/Epoch \d+ of 60/).first()).toBeVisible();
  await learner.untilIdle();
  await page.keyboard.press('Control+Shift+Enter');
  await learner.untilScored();
  await expect(page.getByRole('status').filter({ hasText: 'Score 5 of 5, passed' })).toBeAttached();

  // Out of the editor: Escape, then Tab.
  await learner.code.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(learner.code).not.toBeFocused();

  await page.keyboard.press('Control+K');
  // The palette is loaded when it is first asked for.
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('attempts');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Attempts', level: 1 })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('training goes on in a hidden tab, and the title says when it is done', async ({ page }) => {
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.writeAnswer('basics/fuel-economy/reference.ts');
  await learner.run();
  await expect(page.getByText(/Epoch \d+ of 60/).first()).toBeVisible();
  await page.evaluate(hideTab);
  await expect.poll(() => page.title(), { timeout: patient(60_000) }).toContain('Training is done');
});

test('a backup brings code and scores to another browser', async ({ page, browser }) => {
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.writeAnswer('basics/fuel-economy/reference.ts');
  await learner.submitButton.click();
  await learner.untilScored();
  await page.goto('./#/settings');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a backup' }).click(),
  ]);
  const file = await download.path();

  const elsewhere = await browser.newContext({ baseURL: new URL('.', page.url()).href });
  const other = await elsewhere.newPage();
  await other.goto('./#/settings');
  const [chooser] = await Promise.all([
    other.waitForEvent('filechooser'),
    other.getByRole('button', { name: 'Read a backup…' }).click(),
  ]);
  await chooser.setFiles(file);
  await other.getByRole('link', { name: 'Exercises' }).first().click();
  await expect(other.getByText('5/5').first()).toBeVisible();
  const there = new Learner(other);
  await there.open('fuel-economy');
  await expect(there.editor).toContainText('standardise');
  await elsewhere.close();
});

test('a phone reads, runs, watches and submits', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#/exercise/fuel-economy');
  await expect(page.getByRole('heading', { name: 'Fuel economy' })).toBeVisible();
  await page.getByRole('tab', { name: 'Code', exact: true }).click();
  const code = page.getByRole('textbox', { name: 'Solution code' });
  await code.fill((await code.inputValue()).replace('epochs: 10', 'epochs: 12'));
  await page.getByRole('button', { name: /^Run\b/ }).click();
  await page.getByRole('tab', { name: 'Results', exact: true }).click();
  await expect(page.getByText(/Epoch \d+ of 12|Run 1 is trained/).first()).toBeVisible();
  // While it runs, Submit takes no press.
  await expect(page.getByRole('button', { name: /^Stop/ })).toBeDisabled({ timeout: patient(60_000) });
  await page.getByRole('button', { name: /^Submit/ }).click();
  await expect(page.getByText('/ 5').first()).toBeVisible({ timeout: patient(60_000) });
  // Nothing sticks out sideways.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

/**
 * Runs in the page: what a hidden tab means to it, no animation frames and `document.hidden`. A headless browser keeps every
 * tab visible, whatever lies in front.
 */
function hideTab(): void {
  window.requestAnimationFrame = () => 0;
  Object.defineProperty(document, 'hidden', { get: () => true });
  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
  document.dispatchEvent(new Event('visibilitychange'));
}
