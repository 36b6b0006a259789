import { defineBrowserProvider } from '@vitest/browser';
import type { BrowserProvider, BrowserProviderOption } from 'vitest/node';
import { type Engine, isEngine } from './find.mjs';
import type { LabBrowser, Tab } from './lab-browser.ts';
import { launchBrowser } from './launch.ts';

/**
 * Lets Vitest run tests in the browsers as their makers ship them; its own provider starts Playwright's builds only. Tests see
 * the page and nothing of the driver: no `page`, no `userEvent`.
 */
export function shippedBrowser(): BrowserProviderOption {
  return defineBrowserProvider({
    name: 'shipped',
    supportedBrowser: ['firefox', 'webkit'],
    providerFactory: (project): BrowserProvider => {
      const { name } = project.config.browser;
      if (!isEngine(name)) throw new Error(`there is no engine ${name}`);
      return createProvider(name);
    },
  });
}

function createProvider(engine: Engine): BrowserProvider {
  let browser: Promise<LabBrowser> | null = null;
  const tabs = new Map<string, Tab>();
  return {
    name: 'shipped',
    supportsParallelism: false,
    getCommandsContext: () => ({}),
    async openPage(sessionId, url) {
      browser ??= launchBrowser(engine);
      await tabs.get(sessionId)?.close();
      const tab = await (await browser).newTab();
      tabs.set(sessionId, tab);
      await tab.goto(url);
    },
    async close() {
      await (await browser)?.close();
    },
  };
}
