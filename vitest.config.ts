import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './tools/lib/browsers/find.mjs';
import { shippedBrowser } from './tools/lib/browsers/vitest-provider.ts';
import viteConfig from './vite.config.ts';

const executablePath = findChromium() ?? undefined;

export default defineConfig(({ mode }) =>
  mergeConfig(viteConfig, {
    test: {
      passWithNoTests: false,
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
            env: { ENGINE_SUITE: mode },
            globalSetup: ['tests/fixtures/imports/originals-server.ts'],
            include: ['src/**/*.browser.test.{ts,tsx}'],
            testTimeout: 60_000,
            hookTimeout: 60_000,
            fileParallelism: false,
            // Vitest waits one second for what a page shows; a busy machine with WebGL in software stalls longer.
            expect: { poll: { timeout: 15_000 } },
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
            // What goes over the sandbox's edge, and what the engine itself throws: there the browsers differ.
            include: ['src/runner/*.browser.test.ts', 'src/sandbox/*.browser.test.ts'],
            testTimeout: 60_000,
            hookTimeout: 60_000,
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
