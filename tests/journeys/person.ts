import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';
import type { Key, Tab, TabElement } from '../../tools/lib/browsers/lab-browser.ts';
import { patient } from '../../tools/lib/patience.mjs';

const LIBRARY = readFileSync(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'),
  'utf8',
);
const USUAL_MS = 20_000;

/** What a screen reader would call it: a role, and a name. */
export interface Named {
  readonly role: string;
  readonly name: string | RegExp;
}

/** What a person sees and does in a browser of any engine, by the names that a screen reader would speak. */
export class Person {
  readonly tab: Tab;
  readonly #address: string;

  constructor(tab: Tab, address: string) {
    this.tab = tab;
    this.#address = address;
  }

  /** Opens an address of the lab, such as '#/settings'. */
  async goto(path: string): Promise<void> {
    await this.tab.goto(new URL(path, this.#address).href);
    await this.#until(`'tensorDojo' in globalThis`, true);
  }

  async reload(): Promise<void> {
    await this.tab.reload();
    await this.#until(`'tensorDojo' in globalThis`, true);
  }

  async click(role: string, name: string | RegExp): Promise<void> {
    await (await this.find({ role, name })).click();
  }

  /** Waits until it is there, enabled and shown. */
  async find(named: Named, ms = USUAL_MS): Promise<TabElement> {
    await this.#library();
    const one = `(${all(named)}).find((each) => each.checkVisibility() && !each.disabled) ?? null`;
    await this.#until(`(${one}) !== null`, true, ms, `${named.role} ${String(named.name)}`);
    const element = await this.tab.find(one);
    return element ?? this.find(named, ms);
  }

  /** Waits until it is there, whatever its state. */
  async see(role: string, name: string | RegExp, ms = USUAL_MS): Promise<void> {
    await this.#library();
    await this.#until(`(${all({ role, name })}).length > 0`, true, ms, `${role} ${String(name)}`);
  }

  /** Waits until the page shows a text, or a part of it whose CSS selector is given does. */
  async read(text: RegExp, { within = 'body', ms = USUAL_MS } = {}): Promise<void> {
    // What lies off-screen with content-visibility is no innerText in Firefox and WebKit.
    const parts = within === 'body' ? 'each.innerText' : "each.innerText + '\\n' + each.textContent";
    const shown = `[...document.querySelectorAll('${within}')].map((each) => ${parts}).join('\\n').replaceAll('\u00a0', ' ')`;
    await expect
      .poll(() => this.tab.evaluate(shown), {
        timeout: patient(ms),
        message: `${within} shows ${String(text)}`,
      })
      .toMatch(text);
  }

  evaluate(expression: string): Promise<unknown> {
    return this.tab.evaluate(expression);
  }

  /** Waits until an expression of the page has a value. */
  async until(expression: string, value: unknown, ms = USUAL_MS): Promise<void> {
    await this.#until(expression, value, ms);
  }

  press(...keys: Key[]): Promise<void> {
    return this.tab.press(...keys);
  }

  /** Types into what has the focus. */
  async type(text: string): Promise<void> {
    await (await this.tab.find('document.activeElement'))?.type(text);
  }

  /** Chooses files for the nth file input of the page. */
  async chooseFiles(paths: readonly string[], nth = 0): Promise<void> {
    await this.#until(`document.querySelectorAll('input[type=file]').length > ${nth}`, true);
    const input = await this.tab.find(`document.querySelectorAll('input[type=file]')[${nth}]`);
    await input?.setFiles(paths);
  }

  async #until(expression: string, value: unknown, ms = USUAL_MS, message = expression): Promise<void> {
    await expect.poll(() => this.tab.evaluate(expression), { timeout: patient(ms), message }).toEqual(value);
  }

  async #library(): Promise<void> {
    if ((await this.tab.evaluate(`'TestingLibraryDom' in globalThis`)) !== true)
      await this.tab.evaluate(LIBRARY.replace(/;?\s*(\/\/# sourceMappingURL=.*)?\s*$/, ''));
  }
}

function all({ role, name }: Named): string {
  const options = `{ name: ${typeof name === 'string' ? JSON.stringify(name) : String(name)}, hidden: true }`;
  return `TestingLibraryDom.queryAllByRole(document.body, '${role}', ${options})`;
}
