import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Theme } from '#session/state.ts';
import { NARROW_SIZE, WIDE, openApp } from './test-app.tsx';

const WAIT = { timeout: 30_000 };
const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast'];
const SCREENS = [
  { path: '/', ready: () => page.getByRole('heading', { level: 2, name: 'Coats and shoes' }) },
  { path: '/path', ready: () => page.getByRole('heading', { level: 2, name: 'Readiness' }) },
  { path: '/handbook', ready: () => page.getByRole('heading', { level: 2, name: 'Time series' }) },
  { path: '/handbook/I1', ready: () => page.getByRole('heading', { level: 2, name: 'See I1 at work' }) },
  { path: '/resources', ready: () => page.getByRole('heading', { level: 2, name: 'Books' }) },
  { path: '/attempts', ready: () => page.getByRole('table') },
  { path: '/settings', ready: () => page.getByRole('heading', { level: 2, name: 'Backup' }) },
  { path: '/exercise/coats', ready: () => page.getByRole('heading', { level: 1, name: 'Coats and shoes' }) },
] as const;

/** What axe finds, short enough to read in a failure. */
async function findViolations(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    rules: {
      // The address of a test page has no title of its own to judge.
      'page-has-heading-one': { enabled: true },
    },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.slice(0, 200) ?? ''}`),
  );
}

// The editor's first load takes long on two cores; it is not what is tested here.
beforeAll(async () => {
  await import('./editor/MonacoEditor.tsx');
}, 180_000);

describe.each(THEMES)('axe, %s', (theme) => {
  for (const [name, size] of [
    ['1440 px', WIDE],
    ['390 px', NARROW_SIZE],
  ] as const) {
    it.each(SCREENS)(`finds nothing on $path at ${name}`, async ({ path, ready }) => {
      await openApp(path, { size, theme });
      await expect.element(ready(), WAIT).toBeVisible();
      if (/^\/(exercise|handbook)\/./.test(path))
        await expect.poll(() => document.querySelector('[data-editor=loading]'), WAIT).toBeNull();
      expect(await findViolations()).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(size[0]);
    });
  }

  it('finds nothing in the palette, the key sheet and a menu', async () => {
    await openApp('/exercise/coats', { theme });
    await expect.element(page.getByRole('button', { name: 'More actions' }), WAIT).toBeVisible();
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect.element(page.getByRole('dialog', { name: 'Commands' }), WAIT).toBeVisible();
    expect(await findViolations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await page.getByRole('button', { name: 'More actions' }).click();
    await expect.element(page.getByRole('menu')).toBeVisible();
    expect(await findViolations()).toEqual([]);
  });
});
