import { expect, test } from '@playwright/test';
import { Learner } from './learner.ts';

test('free play trains on a data set without a task, and keeps the run', async ({ page }) => {
  const learner = new Learner(page);
  await page.goto('./#/play/fuel-economy');
  await expect(learner.editor).toBeVisible();
  await expect(page.getByRole('heading', { name: /Free play: Fuel economy/ })).toBeVisible();
  await expect(learner.submitButton).toHaveCount(0);
  await expect(page.getByRole('tab', { name: /Verdict/ })).toHaveCount(0);

  await learner.run();
  await learner.untilIdle(120_000);
  await expect(await learner.tab('Training')).toContainText('Run 1 is trained');
  await expect(await learner.tab('Console')).toContainText('276 rows of 9 columns');

  await page.goto('./#/attempts');
  await page.getByRole('link', { name: /Free play: fuel-economy #1/ }).click();
  await expect(await learner.tab('Training')).toContainText('Run 1 is trained');
});

test('a name that no data set has is answered with the names that there are', async ({ page }) => {
  const learner = new Learner(page);
  await page.goto('./#/play/fuel-economy');
  await expect(learner.editor).toBeVisible();
  await learner.write(
    "import { dataset } from 'lab';\nexport async function solutionModel() {\n  await dataset('fuel-econmy' as 'fuel-economy');\n}\n",
  );
  await learner.run();
  await learner.untilIdle(60_000);
  await expect(await learner.tab('Console')).toContainText(/no data set "fuel-econmy".*'fuel-economy'/);
});
