import { expect, test } from '@playwright/test';
import { Learner } from './learner.ts';

/** 400 houses whose price follows from size and rooms; as a German spreadsheet saves them. */
function housesCsv(): string {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const size = 30 + ((i * 37) % 120);
    const town = ['Ulm', 'Bonn', 'Köln'][i % 3] ?? '';
    return `${1 + (i % 6)};${size},5;${town};${50_000 + 1_000 * size + 20_000 * (i % 6)}`;
  });
  return ['rooms;size;town;price', ...rows].join('\n');
}

test('a CSV file of one’s own becomes a data set to look at and to train on', async ({ page }) => {
  const learner = new Learner(page);
  await page.goto('./#/data/import');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /Choose files/ }).click(),
  ]);
  await chooser.setFiles({ name: 'houses.csv', mimeType: 'text/csv', buffer: Buffer.from(housesCsv()) });
  await expect(page.getByText('CSV, separated by semicolons', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Make the data set' }).click();
  await expect(page.getByRole('heading', { name: 'The data set is ready' })).toBeVisible();

  await page.getByRole('link', { name: 'Train on it' }).click();
  await expect(learner.editor).toBeVisible();
  await learner.run();
  await learner.untilIdle(120_000);
  await expect(await learner.tab('Training')).toContainText('Run 1 is trained');
  await expect(await learner.tab('Console')).toContainText('280 rows of 3 columns; the target is price');

  await page.goto('./#/data');
  await page.reload();
  await page.getByRole('link', { name: 'houses', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'houses' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'size' }).first()).toBeVisible();
});

test('a broken file is answered with a sentence, and nothing is kept of it', async ({ page }) => {
  await page.goto('./#/data/import');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /Choose files/ }).click(),
  ]);
  const buffer = Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3]);
  await chooser.setFiles({ name: 'pictures.zip', mimeType: 'application/zip', buffer });
  await expect(page.getByRole('alert')).toContainText(/pictures\.zip/);
  await page.goto('./#/data');
  await expect(page.getByText(/Nothing yet/)).toBeVisible();
});
