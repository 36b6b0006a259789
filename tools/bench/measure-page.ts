import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type CDPSession, type Page, chromium } from '@playwright/test';
import { preview } from 'vite';
import { Learner } from '../../tests/e2e/learner.ts';
import { CHROMIUM_FLAGS, findChromium } from '../lib/browsers/find.mjs';
import { ROOT } from '../lib/paths.ts';
import { ensureBuilt } from '../lib/site-build.ts';
import { observeLongTasks, readLongTasks, timeStop } from './in-page.ts';

export interface PageReport {
  readonly catalogueScriptKb: number;
  readonly firstPointColdMs: number;
  readonly firstPointWarmMs: number;
  /** Longest main-thread task from the first curve point to the end of the run; 0 when none exceeded 50 ms. */
  readonly longestTaskWhileTrainingMs: number;
  readonly stopAcknowledgedMs: number;
  readonly stopOverMs: number;
  /** Submit to verdict on the 10,000 held-out images of fashion-basics, WASM. */
  readonly verdictImagesMs: number;
  readonly runs: number;
  readonly heapGrowthMb: number;
  readonly tensorsFirstRun: number;
  readonly tensorsLastRun: number;
}

interface Options {
  readonly exercise: string;
  readonly runs: number;
  readonly log: (line: string) => void;
}

/** Measures the built page in a real Chromium on this machine; every number is one observation, stated with its meaning. */
export async function measurePage({ exercise, runs, log }: Options): Promise<PageReport> {
  await ensureBuilt(log);
  const server = await preview({ root: ROOT, preview: { port: 0 }, logLevel: 'error' });
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_FLAGS, '--enable-precise-memory-info'],
  });
  try {
    const address = server.resolvedUrls?.local[0] ?? '';
    log('catalogue…');
    const catalogueScriptKb = await measureCatalogue(await newPage(browser, address));
    const page = await newPage(browser, address);
    const learner = new Learner(page);
    log('first curve points…');
    const timings = await measureRuns(learner, exercise);
    log('stop…');
    const stop = await measureStop(learner);
    log(`${runs} runs…`);
    const memory = await measureMemory(learner, exercise, runs);
    log('verdict on 10,000 images…');
    const verdictImagesMs = await measureVerdict(new Learner(await newPage(browser, address)));
    return { catalogueScriptKb, ...timings, ...stop, verdictImagesMs, runs, ...memory };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function newPage(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

/** Compressed size of every script that the catalogue loads before it is idle. */
async function measureCatalogue(page: Page): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto('./', { waitUntil: 'networkidle' });
  const bytes = await Promise.all(sizes);
  await page.close();
  return round(bytes.reduce((sum, size) => sum + size, 0) / 1000);
}

async function measureRuns(
  learner: Learner,
  exercise: string,
): Promise<Pick<PageReport, 'firstPointColdMs' | 'firstPointWarmMs' | 'longestTaskWhileTrainingMs'>> {
  const { page } = learner;
  await learner.open(exercise);
  await learner.write(readReference(exercise));
  const firstPointColdMs = await timeToFirstPoint(learner);
  await learner.untilIdle(300_000);
  const firstPointWarmMs = await timeToFirstPoint(learner);
  await page.evaluate(observeLongTasks);
  await learner.untilIdle(300_000);
  const longestTaskWhileTrainingMs = await page.evaluate(readLongTasks);
  return { firstPointColdMs, firstPointWarmMs, longestTaskWhileTrainingMs };
}

async function timeToFirstPoint(learner: Learner): Promise<number> {
  const startedAt = performance.now();
  await learner.run();
  await learner.page
    .getByText(/Epoch \d+ of \d+/)
    .first()
    .waitFor({ timeout: 60_000 });
  return round(performance.now() - startedAt);
}

async function measureStop(learner: Learner): Promise<Pick<PageReport, 'stopAcknowledgedMs' | 'stopOverMs'>> {
  await learner.write(readFileSync(join(ROOT, 'tests/fixtures/programs/endless-sync-loop.ts'), 'utf8'));
  await learner.run();
  await learner.page.waitForTimeout(5_000);
  const { acknowledgedMs, overMs } = await learner.stopButton.evaluate(timeStop);
  return { stopAcknowledgedMs: round(acknowledgedMs), stopOverMs: round(overMs) };
}

async function measureMemory(
  learner: Learner,
  exercise: string,
  runs: number,
): Promise<Pick<PageReport, 'heapGrowthMb' | 'tensorsFirstRun' | 'tensorsLastRun'>> {
  const { page } = learner;
  const session = await page.context().newCDPSession(page);
  await learner.write(readReference(exercise));
  const tensors: number[] = [];
  let before = 0;
  for (let run = 0; run <= runs; run++) {
    await learner.run();
    await page
      .getByText(/Epoch \d+ of \d+/)
      .first()
      .waitFor({ timeout: 60_000 });
    tensors.push(await readTensors(page));
    await learner.untilIdle(300_000);
    // The first run fills the caches that stay for good.
    if (run === 0) before = await readHeap(session);
  }
  const after = await readHeap(session);
  return {
    heapGrowthMb: round((after - before) / 1e6),
    tensorsFirstRun: tensors[0] ?? NaN,
    tensorsLastRun: tensors.at(-1) ?? NaN,
  };
}

/** From the status bar, which shows the sandbox's own count. */
async function readTensors(page: Page): Promise<number> {
  const text = await page
    .getByText(/[\d,]+ tensors/)
    .first()
    .textContent();
  return Number(/([\d,]+) tensors/.exec(text ?? '')?.[1]?.replaceAll(',', ''));
}

async function readHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

async function measureVerdict(learner: Learner): Promise<number> {
  await learner.open('fashion-basics');
  await learner.write(readReference('fashion-basics'));
  await learner.run();
  await learner.untilIdle(300_000);
  const startedAt = performance.now();
  await learner.submitButton.click();
  await learner.page
    .getByText(/held-out rows is/)
    .first()
    .waitFor({ timeout: 60_000 });
  return round(performance.now() - startedAt);
}

function readReference(exercise: string): string {
  const topic = {
    'fuel-economy': 'basics',
    'fashion-basics': 'image',
    'review-sentiment': 'text',
    sunspots: 'series',
  }[exercise];
  return readFileSync(join(ROOT, 'exercises', topic ?? '', exercise, 'reference.ts'), 'utf8');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
