import { expect, test } from '@playwright/test';
import { Learner } from './learner.ts';

test('a database that never answers keeps the lab waiting for seconds only, and that is said', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(IDBFactory.prototype, 'open', {
      value: () => Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype) as unknown,
    });
  });
  await page.goto('./#/settings');
  await expect(page.getByText('storage does not answer; the reason is not known').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Not saved beyond this tab' })).toBeVisible();
  await expect(page.locator('#floor')).toHaveCount(0);
});

test('storage whose names throw costs nothing but what is kept', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'indexedDB', 'caches'])
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
  });
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await expect(page.getByRole('link', { name: 'Not saved beyond this tab' })).toBeVisible();
  await learner.run();
  await learner.untilIdle();
  await expect(page.getByText('Your code needs a change')).toBeHidden();
  await expect(page.getByText(/Trained/).first()).toBeVisible();
});
