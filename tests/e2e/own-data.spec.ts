import { expect, test } from '@playwright/test';

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
