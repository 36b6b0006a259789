import { type Browser, type Page, chromium } from '@playwright/test';
import { preview } from 'vite';
import { Learner } from '../../tests/e2e/learner.ts';
import { CHROMIUM_FLAGS, findChromium } from '../lib/browsers/find.mjs';
import { ROOT } from '../lib/paths.ts';
import { ensureBuilt } from '../lib/site-build.ts';
import { watchRendererMemory } from './renderer-memory.ts';

export interface DataReport {
  readonly dataset: string;
  /** Images of training and validation. */
  readonly images: number;
  readonly tensorMb: number;
  /** From `dataset(…)` to pixel and label tensors of both parts, bytes already in the browser's cache; one number a repeat. */
  readonly cachedToTensorsMs: readonly number[];
  /** Growth of the page's processes at their peaks over the open, idle page, as a multiple of the tensors' size. */
  readonly peakOverTensors: number;
  /** From the arrival of the last byte that the data page asked for to the first images on screen. */
  readonly firstImagesMs: number;
}

interface Options {
  readonly dataset: string;
  readonly repeats: number;
  readonly log: (line: string) => void;
}

/** Measures loading in the built page, in a real Chromium on this machine, on the WASM engine. */
export async function measureData({ dataset, repeats, log }: Options): Promise<DataReport> {
  await ensureBuilt(log);
  const server = await preview({ root: ROOT, preview: { port: 0 }, logLevel: 'error' });
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_FLAGS],
  });
  try {
    const baseURL = server.resolvedUrls?.local[0] ?? '';
    log('first images…');
    const firstImagesMs = await measureFirstImages(await newPage(browser, baseURL), dataset);
    log('tensors…');
    const tensors = await measureTensors(browser, await newPage(browser, baseURL), dataset, repeats, log);
    return { dataset, ...tensors, firstImagesMs };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function newPage(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

async function measureFirstImages(page: Page, dataset: string): Promise<number> {
  await page.goto(`./#/data/${dataset}`);
  const shownAt = await page.waitForFunction(readShownAt, null, { timeout: 120_000, polling: 'raf' });
  const arrivedAt = await page.evaluate(readArrivedAt);
  return Math.round(Number(await shownAt.jsonValue()) - arrivedAt);
}

/** Runs in the page: now, once the sheet of images holds a picture that is not one even colour. */
function readShownAt(): number | null {
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>('canvas[data-sheet]')) {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (data !== undefined && data.some((value, at) => at >= 4 && value !== data[at % 4]))
      return performance.now();
  }
  return null;
}

/** Runs in the page: when the last shard so far had come. */
function readArrivedAt(): number {
  const shards = performance.getEntriesByType('resource').filter(({ name }) => /\.(bin|webp)$/.test(name));
  return Math.max(
    ...shards.map((entry) => (entry instanceof PerformanceResourceTiming ? entry.responseEnd : NaN)),
  );
}

async function measureTensors(
  browser: Browser,
  page: Page,
  dataset: string,
  repeats: number,
  log: (line: string) => void,
): Promise<Pick<DataReport, 'images' | 'tensorMb' | 'cachedToTensorsMs' | 'peakOverTensors'>> {
  const learner = new Learner(page);
  await page.goto(`./#/play/${dataset}`);
  await learner.editor.waitFor();
  await learner.write(programFor(dataset));
  const memory = await watchRendererMemory(browser);
  const cachedToTensorsMs: number[] = [];
  let peakOverTensors = 0;
  let images = 0;
  let tensorMb = 0;
  const before = await memory.reset();
  for (let repeat = 0; repeat <= repeats; repeat++) {
    await memory.reset();
    const [ms = NaN, count = NaN, bytes = NaN] = await runOnce(learner);
    const peak = await memory.readPeak();
    log(`${ms} ms, peak ${Math.round((peak - before) / 1e6)} MB over ${Math.round(before / 1e6)} MB`);
    images = count;
    tensorMb = bytes / 1e6;
    // The first run fetches; what follows comes from the browser's cache.
    if (repeat === 0) continue;
    cachedToTensorsMs.push(ms);
    peakOverTensors = Math.max(peakOverTensors, (peak - before) / bytes);
  }
  return { images, tensorMb, cachedToTensorsMs, peakOverTensors: Math.round(peakOverTensors * 100) / 100 };
}

/** Milliseconds, images and bytes of tensors, as the program reports them in the console. */
async function runOnce(learner: Learner): Promise<number[]> {
  await learner.run();
  await learner.untilIdle(120_000);
  const panel = await learner.tab('Console');
  const line = panel.getByText(/measured \d+ \d+ \d+/).last();
  await line.waitFor({ timeout: 10_000 });
  return (
    /measured (\d+) (\d+) (\d+)/
      .exec(await line.innerText())
      ?.slice(1)
      .map(Number) ?? []
  );
}

function programFor(dataset: string): string {
  return `import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

export async function solutionModel() {
  const startedAt = performance.now();
  const { train, validation } = await dataset('${dataset}');
  const tensors = [train.xs, train.ys, validation.xs, validation.ys];
  // Reading one value back makes sure that everything is where the engine wants it.
  for (const tensor of tensors) await tensor.flatten().slice(0, 1).data();
  const bytes = tensors.reduce((sum, tensor) => sum + 4 * tensor.size, 0);
  console.log('measured', Math.round(performance.now() - startedAt), train.count + validation.count, bytes);
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
  return model;
}
`;
}

export function describeDataReport(report: DataReport): string {
  return [
    `${report.dataset}: ${report.images} images, ${Math.round(report.tensorMb)} MB of tensors`,
    `from cached bytes to tensors: ${report.cachedToTensorsMs.join(', ')} ms (aim: 3,000)`,
    `peak memory: ${report.peakOverTensors} × the tensors (aim: 3)`,
    `first images after the bytes: ${report.firstImagesMs} ms (aim: 1,000)`,
  ].join('\n');
}
