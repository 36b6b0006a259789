import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, ENGINES, findBrowser, findChromium } from './tools/lib/browsers/find.mjs';
import { patient } from './tools/lib/patience.mjs';
import type { JourneyOptions } from './tests/journeys/journey.ts';

const executablePath = findChromium() ?? undefined;
const port = 4180;

/** Journeys through the built site, as a person would take them. */
export default defineConfig<JourneyOptions>({
  timeout: patient(120_000),
  expect: { timeout: patient(20_000) },
  // Training fills both cores of a small machine; journeys side by side would time each other out.
  workers: 1,
  // What passes at the second try is printed as flaky.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['./tools/lib/flaky-playwright.ts']],
  projects: [
    {
      name: 'e2e',
      testDir: 'tests/e2e',
      use: {
        viewport: { width: 1440, height: 900 },
        launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: CHROMIUM_FLAGS },
        trace: 'on-first-retry',
      },
    },
    // The same journeys in every engine that this machine has.
    ...ENGINES.filter((engine) => findBrowser(engine) !== null).map((engine) => ({
      name: engine,
      testDir: 'tests/journeys',
      use: { engine },
    })),
  ],
  use: { baseURL: `http://localhost:${port}/` },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
