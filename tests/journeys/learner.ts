import { readFileSync } from 'node:fs';
import { Person } from './person.ts';

const EDITOR = '[data-editor="monaco"] .view-lines';

/** The records of one of the lab's stores, as an expression. */
export const readAll = (store: 'drafts' | 'runs'): string => `new Promise((resolve, reject) => {
  const opening = indexedDB.open('tensor-dojo');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asking = opening.result.transaction('${store}').objectStore('${store}').getAll();
    asking.onsuccess = () => { opening.result.close(); resolve(asking.result); };
  };
})`;

/** What a person does in the workspace. */
export class Learner extends Person {
  /** Opens an exercise by its address. */
  async open(id: string): Promise<void> {
    await this.goto(`./#/exercise/${id}`);
    await this.untilEditor();
  }

  /** Until the editor shows its text. */
  async untilEditor(): Promise<void> {
    await this.until(
      `document.querySelector('${EDITOR}')?.innerText.includes('solutionModel') ?? false`,
      true,
    );
  }

  async clickEditor(): Promise<void> {
    const lines = await this.tab.find(`document.querySelector('${EDITOR}')`);
    await lines?.click();
  }

  /** Replaces the whole text by a paste, and waits until the lab has saved it. */
  async write(code: string): Promise<void> {
    await this.clickEditor();
    await this.press('Control', 'a');
    await this.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData('text/plain', ${JSON.stringify(code)});
      const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
      // Firefox leaves out what the constructor is given.
      Object.defineProperty(paste, 'clipboardData', { value: data });
      document.activeElement.dispatchEvent(paste);
    })()`);
    await this.until(
      `${readAll('drafts')}.then((drafts) => drafts.some(({ code }) => code === ${JSON.stringify(code)}))`,
      true,
    );
  }

  async writeAnswer(path: string): Promise<void> {
    await this.write(readFileSync(new URL(`../../exercises/${path}`, import.meta.url), 'utf8'));
  }

  async writeProgram(name: string): Promise<void> {
    await this.write(readFileSync(new URL(`../fixtures/programs/${name}.ts`, import.meta.url), 'utf8'));
  }

  async run(): Promise<void> {
    await this.click('button', /^Run\b/);
  }

  /** One of the tabs of the results. */
  async show(tab: 'Data' | 'Training' | 'Console' | 'Verdict'): Promise<void> {
    await this.click('tab', new RegExp(`^${tab}`));
  }

  /** Reads in the open tab of the results. */
  async readResults(text: RegExp, ms?: number): Promise<void> {
    await this.read(text, { within: '[role=tabpanel]', ...(ms !== undefined && { ms }) });
  }

  /** Until nothing is under way. */
  async untilIdle(ms = 90_000): Promise<void> {
    await this.find({ role: 'button', name: /^Run$|^Run / }, ms);
    await this.see('button', /^Stop$/, ms);
  }

  async submit(): Promise<void> {
    await this.click('button', /^Submit/);
  }
}
