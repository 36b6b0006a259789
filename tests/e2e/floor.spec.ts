import { type Page, expect, test } from '@playwright/test';
import { findViolations } from './axe.ts';

/** What floor.js asks for: how a page loses it, and the name that the person must then read. */
const FEATURES = [
  ['JavaScript modules', 'delete HTMLScriptElement.prototype.noModule'],
  ['web workers', 'delete globalThis.Worker'],
  ['structuredClone', 'delete globalThis.structuredClone'],
  ['DecompressionStream', 'delete globalThis.DecompressionStream'],
  [
    'regular expressions that look behind',
    "const Old = RegExp; globalThis.RegExp = function (source, flags) { if (String(source).includes('(?<=')) throw new SyntaxError('Invalid regular expression: invalid group specifier name'); return new Old(source, flags); }; RegExp.prototype = Old.prototype;",
  ],
  ['Array.prototype.toSorted', 'delete Array.prototype.toSorted'],
  [
    'color-mix',
    "const supports = CSS.supports.bind(CSS); CSS.supports = (...words) => !words.join(' ').includes('color-mix') && supports(...words);",
  ],
] as const;

for (const [name, takeAway] of FEATURES)
  test(`a browser without ${name} is told so, and which versions have it`, async ({ page }) => {
    await page.addInitScript(takeAway);
    await page.goto('./');
    const floor = page.getByRole('alert');
    await expect(floor.getByRole('heading')).toHaveText('This browser lacks what Tensor Dojo needs');
    await expect(floor.getByRole('listitem')).toHaveCount(1);
    await expect(floor.getByRole('listitem')).toContainText(name);
    await expect(floor).toContainText('Chrome and Edge 111, Firefox 115, Safari 16.4, and newer');
    await expectNoLab(page);
  });

test('the floor is readable at any width, in light and dark', async ({ page }) => {
  await page.addInitScript(FEATURES.map(([, takeAway]) => takeAway).join(';'));
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto('./');
      await expect(page.getByRole('listitem')).toHaveCount(FEATURES.length);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await findViolations(page), `floor ${colorScheme} ${width}`).toEqual([]);
      await page.screenshot({ path: test.info().outputPath(`floor-${colorScheme}-${width}.png`) });
    }
});

test('a page over plain http from another computer names https and localhost', async ({ page, baseURL }) => {
  await page.route('http://lab.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: new URL(pathname, baseURL).href }) });
  });
  await page.goto('http://lab.test/');
  await expect(page.getByRole('alert')).toContainText('plain http from another computer (lab.test)');
  await expect(page.getByRole('alert')).toContainText('Open it over https or on localhost.');
  await expectNoLab(page);
});

test('a secure page without hash functions is not told of http', async ({ page }) => {
  await page.addInitScript('delete Crypto.prototype.subtle');
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('crypto.subtle');
  await expect(page.getByRole('alert')).not.toContainText('http');
  await expectNoLab(page);
});

test('a main script that cannot be parsed is told with the error, and not as an old browser', async ({
  page,
}) => {
  await page.route('**/assets/index-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'static { nonsense' }),
  );
  await page.goto('./');
  const floor = page.getByRole('alert');
  await expect(floor.getByRole('heading')).toHaveText('Tensor Dojo did not start');
  await expect(floor).toContainText('SyntaxError');
  await expect(floor).toContainText('is not known');
  await expect(floor).not.toContainText('lacks');
  await page.unroute('**/assets/index-*.js');
  await page.getByRole('link', { name: 'Reload the page' }).click();
  await expect(page.locator('#root > *').first()).toBeVisible();
});

test('a main script that does not arrive is named', async ({ page }) => {
  await page.route('**/assets/index-*.js', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText(/The script .*index-.*\.js could not be loaded/);
});

test('a start that takes long says that the cause is not known, and goes away when the lab opens', async ({
  page,
}) => {
  await page.clock.install();
  let letGo = (): void => undefined;
  const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/assets/index-*.js', async (route) => {
    await isLetGo;
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'commit' });
  await expect(page.locator('#root')).toBeAttached();
  await page.clock.fastForward(21_000);
  await expect(page.getByRole('heading')).toHaveText('Tensor Dojo has not started yet');
  letGo();
  await page.clock.resume();
  await expect(page.locator('#root > *').first()).toBeVisible();
  await expect(page.locator('#floor')).toHaveCount(0);
});

async function expectNoLab(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  expect(await page.evaluate('document.getElementById("root").childElementCount')).toBe(0);
}
