import { type BrowserContext, type Page, chromium, firefox, webkit } from '@playwright/test';
import { CHROMIUM_FLAGS, type Engine } from './find.mjs';
import type { LabBrowser, LaunchOptions, Tab, TabElement } from './lab-browser.ts';

const TYPES = { chromium, firefox, webkit };

/** Any Chromium, or Playwright's own builds of Firefox and WebKit. */
export async function launchPlaywright(
  engine: Engine,
  executablePath: string,
  { chromiumFlags = CHROMIUM_FLAGS, firefoxPrefs }: LaunchOptions,
): Promise<LabBrowser> {
  const browser = await TYPES[engine].launch({
    executablePath,
    ...(engine === 'chromium' && { args: [...chromiumFlags] }),
    ...(engine === 'firefox' && firefoxPrefs !== undefined && { firefoxUserPrefs: firefoxPrefs }),
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return {
    engine,
    version: browser.version(),
    newTab: () => openTab(context),
    close: () => browser.close(),
  };
}

async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  return {
    async goto(address) {
      await page.goto(address);
    },
    async reload() {
      await page.reload();
    },
    evaluate: (expression) => page.evaluate(expression),
    find: (expression) => findElement(page, expression),
    press: (...keys) => page.keyboard.press(keys.join('+')),
    setSize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  };
}

async function findElement(page: Page, expression: string): Promise<TabElement | null> {
  const element = (await page.evaluateHandle<Element | null>(expression)).asElement();
  if (element === null) return null;
  return {
    click: () => element.click(),
    async type(text) {
      await element.focus();
      await page.keyboard.type(text);
    },
    setFiles: (paths) => element.setInputFiles([...paths]),
  };
}
