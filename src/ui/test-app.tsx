import '#ui/tokens.css';
import '#ui/base.css';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Theme } from '#session/state.ts';
import { App } from './App.tsx';
import { catalogueFilter } from './catalogue/catalogue-filter.ts';
import { ALL_EXERCISES } from './catalogue/filter-exercises.ts';
import { toasts } from './toasts.ts';
import { type TestLab, createTestLab } from './test-lab.ts';

export const WIDE = [1440, 900] as const;
export const NARROW_SIZE = [390, 844] as const;

/** The whole interface at an address, on a lab in memory; for browser tests. */
export async function openApp(
  path: string,
  {
    size = WIDE,
    theme = 'light',
    lab = createTestLab(),
  }: { readonly size?: readonly [number, number]; readonly theme?: Theme; readonly lab?: TestLab } = {},
) {
  await page.viewport(size[0], size[1]);
  history.replaceState(null, '', `#${path}`);
  document.documentElement.lang = 'en';
  lab.updateSettings({ theme });
  // Messages of the test before.
  toasts.setState([], true);
  catalogueFilter.setState(ALL_EXERCISES);
  const screen = await render(<App lab={lab} />);
  return { lab, screen };
}
