import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../lib/chromium.mjs';
import { ROOT } from '../lib/paths.ts';
import type { Side, SideReport, TurnsRequest } from '#core/bench-protocol.ts';

const PAGE = 'tools/bench/engine-page.html';
const OUT = '.cache/bench';
/** As the lab's own server sends, so that WebAssembly may use threads. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** A built benchmark page in a Chromium with a fresh profile. */
export interface BenchBrowser {
  /** What both sides did in turns; null for a side that was not asked for. */
  takeTurns(request: TurnsRequest): Promise<Record<Side, SideReport | null>>;
  readonly version: string;
  dispose(): Promise<void>;
}

/** Builds the page, as a learner's browser would get it, and opens it. */
export async function openBenchBrowser(): Promise<BenchBrowser> {
  await buildPage();
  const server = await preview({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: { outDir: OUT },
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
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}${PAGE}`);
  await page.waitForFunction(() => Reflect.has(globalThis, 'takeTurns'));
  return {
    takeTurns: (request) => page.evaluate(callTakeTurns, request),
    version: browser.version(),
    async dispose() {
      await browser.close();
      await server.close();
    },
  };
}

/** Runs in the page. */
function callTakeTurns(request: TurnsRequest): Promise<Record<Side, SideReport | null>> {
  const turns: unknown = Reflect.get(globalThis, 'takeTurns');
  if (typeof turns !== 'function') throw new Error('The benchmark page did not load.');
  return Reflect.apply(turns, null, [request]) as Promise<Record<Side, SideReport | null>>;
}

async function buildPage(): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(ROOT, PAGE) },
    },
  });
  cpSync(join(ROOT, 'public/datasets/mobilenet-v2'), join(ROOT, OUT, 'datasets/mobilenet-v2'), {
    recursive: true,
  });
}
