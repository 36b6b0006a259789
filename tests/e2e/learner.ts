import { readFileSync } from 'node:fs';
import { type Locator, type Page, expect } from '@playwright/test';
import { patient } from '../../tools/lib/patience.mjs';

/** What a person sees and does in the workspace, by the names that a screen reader would speak. */
export class Learner {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From the catalogue, as a first visitor would. */
  async choose(title: string): Promise<void> {
    await this.page.goto('./');
    await this.page.getByRole('link', { name: title }).first().click();
    await expect(this.editor).toBeVisible();
  }

  async open(exerciseId: string): Promise<void> {
    await this.page.goto(`./#/exercise/${exerciseId}`);
    await expect(this.editor).toBeVisible();
  }

  get editor(): Locator {
    return this.page.locator('[data-editor="monaco"] .view-lines');
  }

  get code(): Locator {
    return this.page.getByRole('textbox', { name: /Solution code/ });
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: /^Run\b/ });
  }

  get stopButton(): Locator {
    return this.page.getByRole('button', { name: /^Stop/ });
  }

  get submitButton(): Locator {
    return this.page.getByRole('button', { name: /^Submit/ });
  }

  /** The results pane, with one of its tabs opened. */
  async tab(name: 'Data' | 'Training' | 'Console' | 'Verdict'): Promise<Locator> {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
    await tab.click();
    return this.page.getByRole('tabpanel', { name: new RegExp(`^${name}`) });
  }

  /** Replaces the whole text by a paste, which the editor takes as it is. */
  async write(code: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), code);
    await this.editor.click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Control+V');
    await expect(this.page.getByText(/^Saved/).first()).toBeVisible();
  }

  /** Writes an answer that lies in the exercise's folder. */
  async writeAnswer(path: string): Promise<void> {
    await this.write(readFileSync(new URL(`../../exercises/${path}`, import.meta.url), 'utf8'));
  }

  async writeProgram(name: string): Promise<void> {
    await this.write(readFileSync(new URL(`../fixtures/programs/${name}`, import.meta.url), 'utf8'));
  }

  async run(): Promise<void> {
    await this.runButton.click();
  }

  /** Until the lab itself has opened the Verdict tab with a score on it. */
  async untilScored(timeout = 120_000): Promise<void> {
    const verdict = this.page.getByRole('tabpanel', { name: /^Verdict/ });
    await expect(verdict.getByText('/ 5').first()).toBeVisible({ timeout: patient(timeout) });
  }

  /** Until nothing is under way. */
  async untilIdle(timeout = 90_000): Promise<void> {
    await expect(this.runButton).toBeEnabled({ timeout: patient(timeout) });
    await expect(this.stopButton).toBeDisabled({ timeout: patient(timeout) });
  }
}
