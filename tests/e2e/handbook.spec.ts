import { expect, test } from '@playwright/test';
import { patient } from '../../tools/lib/patience.mjs';
import { findViolations } from './axe.ts';

test('a reader finds a skill, runs its program, changes it, and finds the change again', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Handbook', exact: true }).click();
  await expect(page.getByText('52 pages')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search' }).fill('features labels');
  await page.getByRole('link', { name: /^S8 / }).click();
  await expect(page.getByRole('heading', { name: 'S8 Features and labels', level: 1 })).toBeVisible();
  await expect(page.getByText('The program was not run yet')).toBeVisible();

  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const output = page.getByRole('log', { name: 'Console' });
  await expect(output).toContainText('0 10 20 30 40 → 50', { timeout: patient(90_000) });
  await expect(page.getByText(/^The program ran today/)).toBeVisible();
  expect(await findViolations(page)).toEqual([]);

  // A change of one's own, an error that names its line, and both after a reload.
  const editor = page.locator('[data-editor="monaco"] .view-lines');
  await expect(editor).toBeVisible();
  await editor.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type("throw new Error('stop here');\n");
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/stop here/).last()).toBeVisible({ timeout: patient(90_000) });
  await page.reload();
  await expect(page.locator('.view-lines')).toContainText('stop here');
  await page.getByRole('button', { name: 'Put the original back' }).click();
  await expect(page.locator('.view-lines')).not.toContainText('stop here');

  const [elsewhere] = await Promise.all([
    page
      .getByRole('link', { name: /^Keras: / })
      .first()
      .getAttribute('target'),
    expect(page.getByText('open in a new tab')).toBeVisible(),
  ]);
  expect(elsewhere).toBe('_blank');
});

test('a beginner makes a plan, does its first step, and sees it counted', async ({ page }) => {
  await page.goto('./#/path');
  await expect(page.getByText('0 of 100 points')).toBeVisible();
  await page.getByRole('combobox', { name: 'On' }).selectOption('every day');
  await page.getByRole('button', { name: 'Start today' }).click();
  const today = page.getByRole('region', { name: 'Today' });
  await expect(today.getByText('No day in a row yet')).toBeVisible();
  await today.getByRole('listitem').first().getByRole('link').click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/^The program ran today/)).toBeVisible({ timeout: patient(90_000) });

  await page.getByRole('link', { name: 'Path', exact: true }).click();
  await expect(today.getByText('Done today')).toBeVisible();
  await expect(today.getByText('1 day in a row')).toBeVisible();
  await expect(page.getByRole('cell', { name: /today: practised$/ })).toBeVisible();
  await page.reload();
  await expect(today.getByText('1 day in a row')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
});

test('the catalogue is narrowed by time and skill, and is found as it was left', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('combobox', { name: 'Skill' }).selectOption('S1');
  await expect(page.getByText(/^\d+ of \d+ exercises$/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Time' }).selectOption('60');
  await page.getByRole('link', { name: 'Sunspots' }).click();
  await page.goBack();
  await expect(page.getByRole('combobox', { name: 'Skill' })).toHaveValue('S1');
  await page.getByRole('radio', { name: 'Images' }).click();
  await page.getByRole('button', { name: 'Show all exercises' }).click();
  await expect(page.getByText(/^\d+ exercises$/)).toBeVisible();
});
