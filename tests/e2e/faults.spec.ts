import { expect, test } from '@playwright/test';
import { patient } from '../../tools/lib/patience.mjs';
import { Learner } from './learner.ts';

test('a million console lines leave the page quick to answer', async ({ page }) => {
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.writeProgram('million-console-lines.ts');
  await learner.run();
  await learner.tab('Console');
  await expect(page.getByText(/left out|dropped|not shown/i).first()).toBeVisible({
    timeout: patient(60_000),
  });
  await learner.tab('Data');
  await learner.untilIdle();
});

test('a NaN loss ends the run and says where', async ({ page }) => {
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.writeProgram('nan-loss.ts');
  await learner.run();
  await expect((await learner.tab('Console')).getByText(/loss became (NaN|Infinity)/).first()).toBeVisible();
});

test('a model of the wrong shape is told of while it still trains', async ({ page }) => {
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.writeProgram('trains-until-stopped.ts');
  await learner.run();
  const training = await learner.tab('Training');
  await expect(training.getByText('This model would be turned away')).toBeVisible();
  await expect(
    training.getByText(/The model takes .* for each row; the held-out rows come as/),
  ).toBeVisible();
  await learner.stopButton.click();
  await learner.untilIdle();
});

test('a syntax error is marked before anything runs; a type error is a warning and runs', async ({
  page,
}) => {
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.writeProgram('type-error.ts');
  await expect(page.locator('.squiggly-warning').first()).toBeVisible();
  await learner.run();
  await learner.untilIdle();
  await expect(page.getByText('Your code needs a change')).toBeHidden();
  await learner.writeProgram('syntax-error.ts');
  await learner.run();
  await expect((await learner.tab('Console')).getByText('Your code needs a change')).toBeVisible();
});

test('code that reaches for the network or the page is told why not', async ({ page }) => {
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.writeProgram('fetches.ts');
  await learner.run();
  await expect((await learner.tab('Console')).getByText(/fetch is not available here/).first()).toBeVisible();
});

test('a full storage is said, and the code stays', async ({ page }) => {
  await page.addInitScript(() => {
    const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put');
    if (typeof put !== 'function') return;
    const putOrFail = new Proxy(put, {
      apply(target, store, args): unknown {
        if (Reflect.get(globalThis, 'isStorageFull') === true)
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        return Reflect.apply(target, store, args);
      },
    });
    Object.assign(IDBObjectStore.prototype, { put: putOrFail });
  });
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await page.evaluate(() => Object.assign(globalThis, { isStorageFull: true }));
  await learner.editor.click();
  await page.keyboard.type('// kept in the editor');
  await expect(page.getByRole('alert').filter({ hasText: /storage .* is full/ })).toBeVisible();
  await expect(page.getByText('Not saved').first()).toBeVisible();
  await expect(learner.editor).toContainText('kept in the editor');
});

test('a lost graphics context ends the run with a clear word, and its weights can be resumed', async ({
  page,
}) => {
  await page.goto('./#/settings');
  await page.getByRole('radio', { name: 'WebGL' }).check({ force: true });
  const learner = new Learner(page);
  await learner.open('fuel-economy');
  await learner.writeProgram('loses-context.ts');
  await learner.run();
  await expect((await learner.tab('Console')).getByText(/graphics|context/i).first()).toBeVisible({
    timeout: patient(60_000),
  });
  await learner.untilIdle();
});
