import { type Browser, type ElementHandle, type KeyInput, type Page, launch } from 'puppeteer-core';
import type { LabBrowser, LaunchOptions, Tab, TabElement } from './lab-browser.ts';

/** A Firefox as its makers ship it, over WebDriver BiDi. */
export async function launchFirefox(
  executablePath: string,
  { firefoxPrefs = {} }: LaunchOptions,
): Promise<LabBrowser> {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Evaluations last as long as a training.
    protocolTimeout: 0,
    defaultViewport: { width: 1440, height: 900 },
    extraPrefsFirefox: { ...firefoxPrefs },
  });
  return {
    engine: 'firefox',
    version: await browser.version(),
    newTab: () => openTab(browser),
    close: () => browser.close(),
  };
}

async function openTab(browser: Browser): Promise<Tab> {
  const page = await browser.newPage();
  return {
    async goto(address) {
      await page.goto(address, { timeout: 0 });
    },
    async reload() {
      await page.reload();
    },
    evaluate: (expression) => page.evaluate(expression),
    find: (expression) => findElement(page, expression),
    async press(...keys) {
      const names = keys as KeyInput[];
      for (const key of names) await page.keyboard.down(key);
      for (const key of names.toReversed()) await page.keyboard.up(key);
    },
    setSize: (width, height) => page.setViewport({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  };
}

async function findElement(page: Page, expression: string): Promise<TabElement | null> {
  const element = (await page.evaluateHandle(expression)).asElement() as ElementHandle | null;
  if (element === null) return null;
  return {
    click: () => element.click(),
    async type(text) {
      await element.focus();
      await page.keyboard.type(text);
    },
    setFiles: (paths) => (element as ElementHandle<HTMLInputElement>).uploadFile(...paths),
  };
}
