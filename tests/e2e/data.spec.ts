import { expect, test } from '@playwright/test';
import { patient } from '../../tools/lib/patience.mjs';
import { findViolations } from './axe.ts';

test('a visitor finds a data set, looks at its images and reads where it comes from', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Data', level: 1 })).toBeVisible();
  await page.getByRole('radio', { name: 'Images' }).click();
  await page.getByRole('searchbox', { name: 'Search' }).fill('clothes');
  await expect(page.getByText(/^1 of \d+ data sets$/)).toBeVisible();
  await page.getByRole('link', { name: 'Fashion-MNIST' }).click();

  // The first file's images, by class.
  await expect(page.getByRole('listbox', { name: '5,000 images, all' })).toBeVisible();
  await page.getByRole('button', { name: /^Mean image of Sneaker/ }).click();
  const sheet = page.getByRole('listbox', { name: '500 images, Sneaker' });
  await sheet.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sneaker' });
  await expect(dialog.getByText(/^Image 2 of 500/)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByText(/^Image 3 of 500/)).toBeVisible();
  await dialog.getByRole('application').hover();
  await expect(dialog.getByText(/of 255/)).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeFocused();

  // All 50,000 of them, to the last row.
  await page.getByRole('button', { name: /^All/ }).click();
  await page.getByRole('button', { name: /^Load all/ }).click();
  const all = page.getByRole('listbox', { name: '50,000 images, all' });
  await expect(all).toBeVisible({ timeout: patient(60_000) });
  await all.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Image 50,000 of 50,000/)).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByText('Text of the licence').click();
  await expect(page.getByText(/Permission is hereby granted, free of charge/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Fashion basics' })).toBeVisible();
});

test('a data page opened before works without a network', async ({ page, context }) => {
  await page.goto('./#/data/sunspots');
  await expect(page.getByRole('img', { name: /sunspots? .*1749/i }).first()).toBeVisible();
  await page.getByRole('link', { name: 'All data' }).click();
  await expect(page.getByText(/^\d+ data sets$/)).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('link', { name: /^Sunspots/ }).click();
  await expect(page.getByRole('img', { name: /sunspots? .*1749/i }).first()).toBeVisible();
  await page.getByRole('link', { name: 'All data' }).click();
  await page.getByRole('link', { name: 'Fashion-MNIST' }).click();
  // Never opened: a sentence, and a way on.
  await expect(page.getByText(/Check the connection, then try again/)).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('listbox', { name: '5,000 images, all' })).toBeVisible();
});
