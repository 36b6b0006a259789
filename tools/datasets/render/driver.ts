import { type Page, chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../lib/browsers/find.mjs';
import { openNpmPackage } from '../lib/packages.ts';
import { type RenderServer, serveForRendering } from './serve.ts';

/** The version of three that pages draw with; @types/three has the same. */
export const THREE_VERSION = '0.187.0';

/** A page in headless Chromium with WebGL in software: the same jobs give the same bytes on the same versions. */
export interface Renderer {
  /** Version of Chromium, for the manifest's `tools`. */
  readonly browserVersion: string;
  /**
   * Calls the page module's `render(jobs, attachment)` and returns its bytes. Jobs cross as JSON; the attachment is raw bytes
   * (meshes, textures). Throws with the page's own error.
   */
  render(jobs: readonly unknown[], attachment?: Uint8Array): Promise<Uint8Array>;
  dispose(): Promise<void>;
}

/** What a page module has to export: `export const render: RenderInPage = …`. */
export type RenderInPage<Job> = (
  jobs: readonly Job[],
  attachment: ArrayBuffer,
) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;

/**
 * Opens `tools/datasets/render/<module>` (TypeScript; may import 'three', 'three/addons/…' and its neighbours as './x.ts').
 * Files below each folder of `folders` can be fetched by the page under its prefix, such as '/models/'.
 */
export async function createRenderer(
  module: string,
  folders: Readonly<Record<string, string>> = {},
): Promise<Renderer> {
  const three = await openNpmPackage('three', THREE_VERSION);
  const server = await serveForRendering(html(module), {
    '/page/': import.meta.dirname,
    '/three/': three,
    ...folders,
  });
  try {
    return await startRenderer(server);
  } catch (error) {
    await server.dispose();
    throw error;
  }
}

async function startRenderer(server: RenderServer): Promise<Renderer> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error(
      'No Chromium was found on this machine, and pictures are drawn by one. Install Chromium, or set CHROMIUM_PATH to its executable.',
    );
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(server.origin);
  await page
    .waitForFunction(() => Reflect.has(globalThis, 'drawBatch'), undefined, { timeout: 60_000 })
    .catch(() => {
      throw new Error(`The page did not start: ${errors.join('; ')}`);
    });
  return {
    browserVersion: browser.version(),
    async render(jobs, attachment = new Uint8Array()) {
      server.attach(attachment);
      return drawBatch(page, server, jobs);
    },
    async dispose() {
      await browser.close();
      await server.dispose();
    },
  };
}

/** The page posts its bytes to the server: ten times faster than through the debugging protocol. */
async function drawBatch(page: Page, server: RenderServer, jobs: readonly unknown[]): Promise<Uint8Array> {
  const result = server.nextResult();
  const failure = await page.evaluate(async (batch): Promise<string | null> => {
    const draw: unknown = Reflect.get(globalThis, 'drawBatch');
    if (typeof draw !== 'function') return 'the page has no drawBatch';
    const message: unknown = await Reflect.apply(draw, null, [batch]);
    return typeof message === 'string' ? message : null;
  }, JSON.stringify(jobs));
  if (failure !== null) throw new Error(`The page could not draw: ${failure}`);
  return new Uint8Array(await result);
}

function html(module: string): string {
  const imports = { three: '/three/build/three.module.js', 'three/addons/': '/three/examples/jsm/' };
  return `<!doctype html>
<link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
import { render } from ${JSON.stringify(`/page/${module}`)};
globalThis.drawBatch = async (jobs) => {
  try {
    const attachment = await (await fetch('/attachment')).arrayBuffer();
    const bytes = await render(JSON.parse(jobs), attachment);
    await fetch('/result', { method: 'POST', body: bytes });
    return null;
  } catch (error) {
    return String(error?.stack ?? error);
  }
};
</script>`;
}
