import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { Engine } from '../../tools/lib/browsers/find.mjs';
import type { LabBrowser, LaunchOptions } from '../../tools/lib/browsers/lab-browser.ts';
import { launchBrowser } from '../../tools/lib/browsers/launch.ts';
import { Learner } from './learner.ts';

export interface JourneyOptions {
  /** Given by the project. */
  readonly engine: Engine;
}

interface JourneyFixtures {
  /** Someone with a fresh browser. */
  readonly learner: Learner;
  /** Someone else with a fresh browser, elsewhere. */
  readonly other: (options?: LaunchOptions) => Promise<Learner>;
  /** A folder for files to choose, gone after the test. */
  readonly folder: string;
}

/** Journeys that run in every engine, in the browser as its makers ship it. */
export const test = base.extend<JourneyOptions & JourneyFixtures>({
  engine: ['chromium', { option: true }],
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'journey-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  other: async ({ engine, baseURL }, use) => {
    const browsers: LabBrowser[] = [];
    await use(async (options) => {
      const browser = await launchBrowser(engine, options);
      browsers.push(browser);
      return new Learner(await browser.newTab(), baseURL ?? '');
    });
    for (const browser of browsers) await browser.close();
  },
  learner: async ({ other }, use) => use(await other()),
});
