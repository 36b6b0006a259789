import { type Engine, findBrowser } from './find.mjs';
import type { LabBrowser, LaunchOptions } from './lab-browser.ts';
import { launchFirefox } from './firefox-browser.ts';
import { launchPlaywright } from './playwright-browser.ts';
import { launchWebkit } from './webkit-browser.ts';

/**
 * Starts an engine with a fresh profile and no window.
 * @throws when this machine has none; the message says how to get one.
 */
export async function launchBrowser(engine: Engine, options: LaunchOptions = {}): Promise<LabBrowser> {
  const found = findBrowser(engine);
  if (found === null)
    throw new Error(
      `No ${engine} was found on this machine. Install it, or set ${VARIABLES[engine]} to its executable; npm test installs what it can.`,
    );
  if (engine === 'chromium' || found.kind === 'playwright')
    return launchPlaywright(engine, found.path, options);
  return engine === 'firefox' ? launchFirefox(found.path, options) : launchWebkit(found.path, options);
}

const VARIABLES: Readonly<Record<Engine, string>> = {
  chromium: 'CHROMIUM_PATH',
  firefox: 'FIREFOX_PATH',
  webkit: 'WEBKIT_DRIVER_PATH',
};
