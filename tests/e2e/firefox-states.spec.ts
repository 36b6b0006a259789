import { expect, test } from '@playwright/test';
import { findBrowser } from '../../tools/lib/browsers/find.mjs';
import type { Tab } from '../../tools/lib/browsers/lab-browser.ts';
import { launchBrowser } from '../../tools/lib/browsers/launch.ts';

/*
 * A real Firefox in states that its settings bring about. Only settings that Firefox 153 still has: WebAssembly's SIMD,
 * OffscreenCanvas and IndexedDB as such can no longer be switched off there.
 */
test.skip(
  findBrowser('firefox') === null,
  'This machine has no Firefox: npm test installs one where it can.',
);
test.describe.configure({ retries: 0 });

const ADDRESS = '#/exercise/fuel-economy';
/** Long enough for a start, a measurement of the engines and a short training. */
const PATIENCE_MS = 20_000;

test('Firefox with all storage blocked opens an exercise, runs it, and says what is not kept', async ({
  baseURL,
}) => {
  await inFirefox({ 'network.cookie.cookieBehavior': 2 }, baseURL, async (tab) => {
    expect(
      await tab.evaluate('(() => { try { return typeof localStorage } catch (e) { return e.name } })()'),
    ).toBe('SecurityError');
    await untilText(tab, 'Not saved beyond this tab');
    await clickRun(tab);
    await untilText(tab, 'Trained');
    await tab.goto(`${baseURL ?? ''}#/data/import`);
    await untilText(tab, 'This browser gives the lab no storage');
    await tab.goto(`${baseURL ?? ''}#/settings`);
    await untilText(tab, 'storage is blocked for this site');
  });
});

test('Firefox without WebAssembly says that no code runs, at the engine and at Run', async ({ baseURL }) => {
  await inFirefox({ 'javascript.options.wasm': false }, baseURL, async (tab) => {
    expect(await tab.evaluate('typeof WebAssembly')).toBe('undefined');
    await clickRun(tab);
    await untilText(tab, 'Your code cannot be read: WebAssembly is missing or switched off');
    await tab.goto(`${baseURL ?? ''}#/settings`);
    await untilText(tab, 'so no code runs here');
  });
});

test('Firefox without shared memory trains on one thread, and names WebGL’s absence truly', async ({
  baseURL,
}) => {
  await inFirefox({ 'javascript.options.shared_memory': false }, baseURL, async (tab) => {
    expect(await tab.evaluate('typeof SharedArrayBuffer')).toBe('undefined');
    await clickRun(tab);
    await untilText(tab, 'Trained');
    await untilText(tab, '1 thread');
    await tab.goto(`${baseURL ?? ''}#/settings`);
    const words = await untilText(tab, 'so training uses WebAssembly');
    expect(words).not.toContain('WebGL does not work in this browser');
  });
});

test('a private window of Firefox saves, runs and keeps its attempt over a reload', async ({ baseURL }) => {
  await inFirefox({ 'browser.privatebrowsing.autostart': true }, baseURL, async (tab) => {
    await clickRun(tab);
    await untilText(tab, 'Trained');
    await untilText(tab, 'Saved on this device');
    await tab.goto(`${baseURL ?? ''}#/attempts`);
    await tab.reload();
    await untilText(tab, 'Trained');
  });
});

async function inFirefox(
  firefoxPrefs: Readonly<Record<string, boolean | number | string>>,
  baseURL: string | undefined,
  work: (tab: Tab) => Promise<void>,
): Promise<void> {
  const browser = await launchBrowser('firefox', { firefoxPrefs });
  try {
    const tab = await browser.newTab();
    await tab.goto(`${baseURL ?? ''}${ADDRESS}`);
    await work(tab);
  } finally {
    await browser.close();
  }
}

async function clickRun(tab: Tab): Promise<void> {
  const find =
    "[...document.querySelectorAll('button')].find((b) => /^Run\\b/.test(b.innerText) && !b.disabled) ?? null";
  await expect.poll(() => tab.evaluate(`(${find}) !== null`), { timeout: PATIENCE_MS }).toBe(true);
  await (await tab.find(find))?.click();
}

/** All that the page shows, once `text` is in it. */
async function untilText(tab: Tab, text: string): Promise<string> {
  let words = '';
  const read = async (): Promise<string> => (words = String(await tab.evaluate('document.body.innerText')));
  await expect.poll(read, { timeout: PATIENCE_MS }).toContain(text);
  return words;
}
