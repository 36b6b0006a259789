import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { preview } from 'vite';
import { Learner } from '../tests/e2e/learner.ts';
import { CHROMIUM_FLAGS, findChromium } from './lib/browsers/find.mjs';
import { ROOT } from './lib/paths.ts';
import { ensureBuilt } from './lib/site-build.ts';
import { pictureDataPages } from './pictures/data-pages.ts';

// npm run pictures [-- data|workspace]: takes the documentation's pictures from the present build, as a learner would
// come to them: all of them, or those of the data pages or of the workspace.
const FOLDER = join(ROOT, 'docs/pictures');

const [wanted] = process.argv.slice(2);
await ensureBuilt(console.error);
mkdirSync(FOLDER, { recursive: true });
const server = await preview({ root: ROOT, preview: { port: 0 }, logLevel: 'error' });
const executablePath = findChromium() ?? undefined;
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: CHROMIUM_FLAGS,
});
const address = server.resolvedUrls?.local[0] ?? '';
if (wanted !== 'data') {
  await pictureVerdict(browser, 'workspace-light', 'light');
  await pictureVerdict(browser, 'workspace-dark', 'dark');
}
if (wanted !== 'workspace') await pictureDataPages(browser, address);
await browser.close();
await server.close();

/** The sunspots reference, trained and graded, with its forecast. */
async function pictureVerdict(from: Browser, name: string, colorScheme: 'light' | 'dark'): Promise<void> {
  const context = await from.newContext({
    baseURL: address,
    colorScheme,
    viewport: { width: 1440, height: 900 },
  });
  const learner = new Learner(await context.newPage());
  await learner.open('sunspots');
  await learner.writeAnswer('series/sunspots/reference.ts');
  await learner.page.keyboard.press('Control+Home');
  await learner.submitButton.click();
  await learner.untilScored();
  await learner.page.waitForTimeout(1500);
  await learner.page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
}
