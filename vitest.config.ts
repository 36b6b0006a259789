import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './tools/lib/browsers/find.mjs';
import { PATIENCE, patient } from './tools/lib/patience.mjs';
import { shippedBrowser } from './tools/lib/browsers/vitest-provider.ts';
import viteConfig from './vite.config.ts';

const executablePath = findChromium() ?? undefined;

export default defineConfig(({ mode }) =>
  mergeConfig(viteConfig, {
    test: {
      passWithNoTests: false,
      reporters: ['default', './tools/lib/flaky-vitest.ts'],
      // Monaco rejects a comparison whose texts were closed while its worker still compared them; nobody waits for the answer.
      onUnhandledError: (error: Error) => error.message !== 'no diff result available',
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
            exclude: ['**/*.browser.test.*'],
          },
        },
        {
          extends: true,
          test: { name: 'contract', environment: 'node', include: ['tests/contract/**/*.test.ts'] },
        },
        {
          extends: true,
          test: {
            name: 'browser',
            // `--mode engine` trains every net of the engine's tests; a project does not get the mode itself.
            env: { ENGINE_SUITE: mode, TEST_PATIENCE: String(PATIENCE) },
            globalSetup: ['tests/fixtures/imports/originals-server.ts'],
            include: ['src/**/*.browser.test.{ts,tsx}'],
            testTimeout: patient(60_000),
            hookTimeout: patient(60_000),
            fileParallelism: false,
            // Vitest waits one second for what a page shows; a busy machine with WebGL in software stalls longer.
            expect: { poll: { timeout: patient(15_000) } },
            // What passes at the second try is printed as retried.
            retry: 1,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: {
                  ...(executablePath === undefined ? {} : { executablePath }),
                  args: CHROMIUM_FLAGS,
                },
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
        ...(['firefox', 'webkit'] as const).map((engine) => ({
          extends: true as const,
          test: {
            name: engine,
            env: { TEST_PATIENCE: String(PATIENCE) },
            // Where browsers differ: the sandbox's edge and what the engine itself throws, storage, people's own files.
            include: [
              'src/runner/*.browser.test.ts',
              'src/session/{storage,backup}/*.browser.test.ts',
              'src/session/own-data.browser.test.ts',
            ],
            testTimeout: patient(60_000),
            hookTimeout: patient(60_000),
            fileParallelism: false,
            retry: 1,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: shippedBrowser(),
              instances: [{ browser: engine }],
            },
          },
        })),
      ],
    },
  }),
);
