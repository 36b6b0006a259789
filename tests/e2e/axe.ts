import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it stands: one line a violation, empty when it is clean. */
export async function findViolations(page: Page): Promise<string[]> {
  // Through the debugger rather than a script element, which the page's policy refuses.
  await page.evaluate(source);
  return page.evaluate(async () => {
    const axe: unknown = Reflect.get(globalThis, 'axe');
    // React Aria's announcer keeps a spoken note for seven seconds, also when what names it has left the page.
    const context = { exclude: ['[data-live-announcer]'] };
    const results = await (axe as { run(of: typeof context): Promise<AxeResults> }).run(context);
    return results.violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
    );
  });
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}
