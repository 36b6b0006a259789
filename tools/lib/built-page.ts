import { join } from 'node:path';
import { type Page, chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from './browsers/find.mjs';
import { ROOT } from './paths.ts';

/** As the lab's own server sends, so that WebAssembly may use threads. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'credentialless',
};

/** A page of our tools', built as a learner's browser would get it, open in a Chromium with a fresh profile. */
export interface BuiltPage {
  readonly page: Page;
  readonly version: string;
  readonly dispose: () => Promise<void>;
}

/**
 * Builds `path`, an HTML file below the repository's root, into the folder `out`. Without `treeshake` modules stay whose
 * packages say that importing them does nothing.
 */
export async function buildPage(path: string, out: string, treeshake = true): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(ROOT, path), treeshake },
    },
  });
}

/** Opens a page that `buildPage` has built; its warnings and errors go to the error stream. */
export async function openBuiltPage(path: string, out: string): Promise<BuiltPage> {
  const server = await preview({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: { outDir: out },
    preview: { port: 0, host: '127.0.0.1', headers: HEADERS },
  });
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: CHROMIUM_FLAGS,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  page.on('console', (message) => {
    if (message.type() === 'warning' || message.type() === 'error') console.error(message.text());
  });
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}${path}`);
  return {
    page,
    version: browser.version(),
    dispose: async () => {
      await browser.close();
      await server.close();
    },
  };
}
