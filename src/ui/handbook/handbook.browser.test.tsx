import { page } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { openApp } from '#ui/test-app.tsx';

const WAIT = { timeout: 20_000 };
const heading = (level: number, name: string) => page.getByRole('heading', { level, name });

describe('the handbook', () => {
  it('lists all skills by family and finds some by their words', async () => {
    await openApp('/handbook');
    await expect.element(page.getByText('52 pages'), WAIT).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search' }).fill('transfer learning');
    await expect.element(page.getByText('1 of 52 pages')).toBeVisible();
    await expect.element(page.getByRole('link', { name: /^B10 Transfer learning/ })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search' }).fill('zebra');
    await page.getByRole('button', { name: 'Show all pages' }).click();
    await expect.element(page.getByText('52 pages')).toBeVisible();
  });

  it('shows what was passed of the exercises that practise a skill', async () => {
    await openApp('/handbook');
    // Cars is passed, coats and suns are not; all three practise I1.
    await expect
      .element(page.getByRole('listitem').filter({ hasText: 'I1 Conv2D' }), WAIT)
      .toHaveTextContent('1 of 3 passed');
  });

  it('says when there is no such page', async () => {
    await openApp('/handbook/Z9');
    await expect.element(heading(1, 'No such page'), WAIT).toBeVisible();
  });
});

describe('a page', () => {
  it('runs its program in place and shows beneath what it printed', async () => {
    const { lab } = await openApp('/handbook/I1');
    await expect.element(heading(2, 'See I1 at work'), WAIT).toBeVisible();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect
      .element(page.getByRole('log', { name: 'Console' }), WAIT)
      .toHaveTextContent("console.log('I1');");
    expect(lab.calls).toContain('runSnippet I1');
  });

  it('leads to its exercises, to other programs, to its neighbours and to the filtered list', async () => {
    await openApp('/handbook/B2');
    await expect.element(heading(1, 'B2 Build, compile, train'), WAIT).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Coats and shoes' })).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'See I1 at work' })).toBeVisible();
    await page.getByRole('link', { name: 'Next: B3 Preprocess data' }).click();
    await expect.element(heading(1, 'B3 Preprocess data'), WAIT).toBeVisible();
    expect(page.getByText('No exercise asks for this by itself').query()).not.toBeNull();
    await page.getByRole('link', { name: 'Before: B2' }).click();
    await page.getByRole('link', { name: 'Show them in the list of exercises' }).click();
    await expect.element(page.getByRole('combobox', { name: 'Skill' }), WAIT).toHaveValue('B2');
  });

  it('takes the address in small letters too', async () => {
    await openApp('/handbook/b2');
    await expect.element(heading(1, 'B2 Build, compile, train'), WAIT).toBeVisible();
  });
});
