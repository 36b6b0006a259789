import { Builder, Capabilities, Key as Keys, type WebDriver, WebElement } from 'selenium-webdriver';
import type { LabBrowser, LaunchOptions, Tab, TabElement } from './lab-browser.ts';
import { startWebkitDriver } from './webkit-driver.ts';

/** A day: evaluations last as long as a training. */
const SCRIPT_MS = 86_400_000;

/** WebKitGTK, Safari's engine, over W3C WebDriver, on a display of its own. */
export async function launchWebkit(
  driverPath: string,
  { webkitEnvironment = {} }: LaunchOptions,
): Promise<LabBrowser> {
  const service = await startWebkitDriver(driverPath, webkitEnvironment);
  try {
    const driver = await new Builder()
      .usingServer(service.address)
      .withCapabilities(new Capabilities({ browserName: 'MiniBrowser' }))
      .build();
    await driver.manage().setTimeouts({ script: SCRIPT_MS });
    const version: unknown = (await driver.getCapabilities()).get('browserVersion');
    return {
      engine: 'webkit',
      version: `WebKitGTK ${String(version)}`,
      newTab: () => openTab(driver),
      async close() {
        await driver.quit().catch(() => undefined);
        service.dispose();
      },
    };
  } catch (error) {
    service.dispose();
    throw error;
  }
}

async function openTab(driver: WebDriver): Promise<Tab> {
  // In a window of its own: MiniBrowser opens a tab behind the first one, and a hidden page draws no animation frames.
  await driver.switchTo().newWindow('window');
  await driver.manage().window().setRect({ x: 0, y: 0, width: 1440, height: 1000 });
  const handle = await driver.getWindowHandle();
  const select = (): Promise<void> => driver.switchTo().window(handle);
  return {
    async goto(address) {
      await select();
      await driver.get(address);
    },
    async reload() {
      await select();
      await driver.navigate().refresh();
    },
    async evaluate(expression) {
      await select();
      const outcome: unknown = await driver.executeAsyncScript(`
        const answer = arguments[arguments.length - 1];
        Promise.resolve().then(() => (${expression})).then(
          (value) => answer({ value }),
          (error) => answer({ error: String(error) }),
        );`);
      if (hasKey(outcome, 'error')) throw new Error(String(outcome.error));
      return hasKey(outcome, 'value') ? outcome.value : null;
    },
    async find(expression) {
      await select();
      const element: unknown = await driver.executeScript(`return (${expression});`);
      return element instanceof WebElement ? wrapElement(driver, element) : null;
    },
    async press(...keys) {
      await select();
      const names = keys.map((key) => SPECIAL_KEYS.get(key) ?? key);
      let actions = driver.actions();
      for (const key of names) actions = actions.keyDown(key);
      for (const key of names.toReversed()) actions = actions.keyUp(key);
      await actions.perform();
    },
    async setSize(width, height) {
      await select();
      await driver.manage().window().setRect({ width, height });
    },
    async screenshot() {
      await select();
      return Buffer.from(await driver.takeScreenshot(), 'base64');
    },
    async close() {
      await select();
      await driver.close();
      const [first] = await driver.getAllWindowHandles();
      if (first !== undefined) await driver.switchTo().window(first);
    },
  };
}

function wrapElement(driver: WebDriver, element: WebElement): TabElement {
  return {
    click: () => element.click(),
    async type(text) {
      await driver.executeScript('arguments[0].focus();', element);
      await driver.actions().sendKeys(text).perform();
    },
    setFiles: (paths) => element.sendKeys(paths.join('\n')),
  };
}

const SPECIAL_KEYS = new Map([
  ['Control', Keys.CONTROL],
  ['Shift', Keys.SHIFT],
  ['Enter', Keys.ENTER],
  ['Escape', Keys.ESCAPE],
  ['Tab', Keys.TAB],
  ['Home', Keys.HOME],
  ['End', Keys.END],
  ['Backspace', Keys.BACK_SPACE],
  ['ArrowDown', Keys.ARROW_DOWN],
  ['ArrowUp', Keys.ARROW_UP],
  ['ArrowLeft', Keys.ARROW_LEFT],
  ['ArrowRight', Keys.ARROW_RIGHT],
]);

function hasKey<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> {
  return typeof value === 'object' && value !== null && name in value;
}
