import { page, userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { announce } from './announcer.ts';
import { openApp } from './test-app.tsx';
import { createTestLab } from './test-lab.ts';

const WAIT = { timeout: 20_000 };
const title = (name: string) => page.getByRole('heading', { level: 1, name });
const polite = () => document.querySelector('[data-announcer=polite]')?.textContent;

describe('the shell', () => {
  it('moves between screens by its links and names the tab after each', async () => {
    await openApp('/');
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect.element(title('Settings'), WAIT).toBeVisible();
    await expect.poll(() => document.title).toBe('Settings · Tensor Dojo');
    expect(document.activeElement?.tagName).toBe('MAIN');
    await page.getByRole('link', { name: 'Attempts' }).click();
    await expect.element(title('Attempts'), WAIT).toBeVisible();
  });

  it('skips to the content with the first Tab', async () => {
    await openApp('/');
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe('Skip to content');
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement?.tagName).toBe('MAIN');
  });

  it('says that an address names nothing', async () => {
    await openApp('/no/such/screen');
    await expect.element(title('Nothing here'), WAIT).toBeVisible();
  });

  it('shows a chosen theme at once', async () => {
    const { lab } = await openApp('/settings');
    await page.getByRole('radio', { name: 'High contrast' }).click();
    expect(lab.settings.getState().theme).toBe('high-contrast');
    await expect.poll(() => document.documentElement.dataset.theme).toBe('high-contrast');
  });

  it('speaks the same sentence twice', async () => {
    await openApp('/');
    announce('Saved.');
    await expect.poll(polite).toBe('Saved.');
    const first = document.querySelector('[data-announcer=polite] > *');
    announce('Saved.');
    await expect.poll(() => document.querySelector('[data-announcer=polite] > *') === first).toBe(false);
    expect(polite()).toBe('Saved.');
  });

  it('tells why this engine is in use', async () => {
    await openApp('/');
    await page.getByRole('button', { name: /WASM · 2 threads/ }).click();
    await expect.element(page.getByText('WASM takes 97 ms a step')).toBeVisible();
  });
});

describe('the catalogue', () => {
  it('says what this is on a first visit and offers no continuation', async () => {
    await openApp('/', { lab: createTestLab({ isFirstVisit: true }) });
    await expect.element(page.getByRole('heading', { level: 1, name: /Write TensorFlow.js/ })).toBeVisible();
    expect(page.getByText('Continue').query()).toBeNull();
  });

  it('offers the unfinished exercise with the distance to the next level', async () => {
    await openApp('/');
    // Score 3 at 0.812: the fourth level needs 0.84.
    await expect
      .element(page.getByRole('link', { name: /Continue.*Coats and shoes.*3\/5.*0\.812 of 0\.84/ }))
      .toBeVisible();
  });

  it('filters by category and by state', async () => {
    await openApp('/');
    await page.getByRole('radio', { name: 'Data sets' }).click();
    await expect.element(page.getByRole('heading', { level: 2, name: 'Coats and shoes' })).toBeVisible();
    expect(page.getByRole('heading', { level: 2, name: 'Cars' }).query()).toBeNull();
    await page.getByRole('combobox', { name: 'State' }).selectOptions('passed');
    await expect.element(page.getByText('No exercise matches all filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all exercises' }).click();
    await expect.element(page.getByRole('heading', { level: 2, name: 'Cars' })).toBeVisible();
  });
});

describe('the command palette', () => {
  it('opens by its keys, finds an exercise by a few letters and goes there', async () => {
    await openApp('/');
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect.element(page.getByRole('dialog', { name: 'Commands' }), WAIT).toBeVisible();
    await userEvent.keyboard('coats');
    await expect
      .poll(() => page.getByRole('listbox', { name: 'Commands' }).getByRole('option').all().length)
      .toBe(1);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(title('Coats and shoes'), WAIT).toBeVisible();
  });

  it('offers only what this screen can do', async () => {
    await openApp('/attempts');
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect.element(page.getByRole('dialog', { name: 'Commands' }), WAIT).toBeVisible();
    await userEvent.keyboard('theme');
    await expect
      .poll(() => page.getByRole('listbox', { name: 'Commands' }).getByRole('option').all().length)
      .toBe(4);
    await userEvent.keyboard('{Backspace>5/}submit');
    await expect.element(page.getByText(/Nothing by that name/)).toBeVisible();
  });

  it('lists all keys on ? and gives the focus back', async () => {
    await openApp('/');
    page.getByRole('link', { name: 'Attempts' }).element().focus();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'Keys' }), WAIT).toBeVisible();
    await expect.element(page.getByText('Leave the editor (then Tab)')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.activeElement?.textContent).toBe('Attempts');
  });
});
