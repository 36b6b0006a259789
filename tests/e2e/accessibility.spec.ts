import { expect, test } from '@playwright/test';
import { patient } from '../../tools/lib/patience.mjs';
import { findViolations } from './axe.ts';
import { Learner } from './learner.ts';

const THEMES = ['Light', 'Dark', 'High contrast'] as const;

for (const theme of THEMES) {
  test(`axe finds nothing on any screen in the ${theme} theme, wide and narrow`, async ({ page }) => {
    await page.goto('./#/settings');
    await page.getByRole('radio', { name: theme, exact: true }).check({ force: true });
    const learner = new Learner(page);
    await learner.open('fuel-economy');
    await learner.writeAnswer('basics/fuel-economy/reference.ts');
    await learner.submitButton.click();
    await expect((await learner.tab('Verdict')).getByText(/passed/i).first()).toBeVisible({
      timeout: patient(60_000),
    });
    for (const tab of ['Verdict', 'Training', 'Console', 'Data'] as const) {
      await learner.tab(tab);
      expect(await findViolations(page), tab).toEqual([]);
    }
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const address of [
        './#/',
        './#/attempts',
        './#/settings',
        './#/exercise/fuel-economy',
        './#/nowhere',
      ]) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await findViolations(page), `${address} at ${width}`).toEqual([]);
      }
    }
  });
}
