import axe from 'axe-core';
import { expect } from 'vitest';

const THEMES = ['light', 'dark', 'high-contrast'] as const;

/** For tests: axe finds nothing in the element, in any theme. */
export async function expectAccessible(element: Element): Promise<void> {
  for (const theme of THEMES) {
    document.documentElement.dataset.theme = theme;
    const { violations } = await axe.run(element, {
      // A fragment is no page.
      rules: { region: { enabled: false } },
    });
    const found = violations.map(
      ({ id, nodes }) => `${theme} ${id}: ${nodes.map((node) => node.html).join(' | ')}`,
    );
    expect(found).toEqual([]);
  }
}
