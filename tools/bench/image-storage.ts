import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { gzipSync } from 'fflate';
import sharp from 'sharp';
import * as v from 'valibot';
import { decodeSprite, encodeSprite, spriteColumns } from '../datasets/lib/sprite.ts';
import { serveForRendering } from '../datasets/render/serve.ts';
import { CHROMIUM_FLAGS, findChromium } from '../lib/browsers/find.mjs';
import { ROOT } from '../lib/paths.ts';

// npx tsx tools/bench/image-storage.ts: how large committed images are, and how fast Chromium decodes them, stored in each way.
// The table in docs/decisions/0004-data-format.md is its output.

type Shape = readonly [number, number, number];
interface Sample {
  readonly title: string;
  readonly count: number;
  readonly shape: Shape;
  readonly pixels: Uint8Array;
  /** The shard as it is served, if it is a WebP sprite. */
  readonly committed: Uint8Array | null;
}
interface Stored {
  readonly name: string;
  readonly kind: 'gzip' | 'picture';
  readonly bytes: Uint8Array;
  readonly sample: Sample;
}

const ROUNDS = 7;
const Timings = v.array(v.object({ name: v.string(), decodeMs: v.number(), sha256: v.string() }));

const samples = [
  await readSample('fashion-mnist', 5000, [28, 28, 1]),
  await readSample('mnist', 10_000, [28, 28, 1]),
  await readSample('rock-paper-scissors', 840, [96, 96, 3]),
  await readSample('photo-cutouts', 120, [160, 160, 3]),
];
const stored = (await Promise.all(samples.map(storeInEveryWay))).flat();
const folder = await mkdtemp(join(tmpdir(), 'image-storage-'));
try {
  for (const [index, { bytes }] of stored.entries()) await writeFile(join(folder, `${index}.bin`), bytes);
  const timings = v.parse(Timings, await measureInChromium());
  console.log(
    '| images | stored as | bytes an image | to decode | pixels |\n| --- | --- | --- | --- | --- |',
  );
  stored.forEach(({ name, bytes, sample }, index) => {
    const timing = timings[index];
    const isExact = timing?.sha256 === createHash('sha256').update(sample.pixels).digest('hex');
    console.log(
      `| ${sample.title} | ${name} | ${Math.round(bytes.length / sample.count)} | ${Math.round(timing?.decodeMs ?? NaN)} ms | ${isExact ? 'the same' : 'altered'} |`,
    );
  });
} finally {
  await rm(folder, { recursive: true });
}

/** First shard of a set's training images, as learners get them. */
async function readSample(id: string, count: number, shape: Shape): Promise<Sample> {
  const base = join(ROOT, 'public/datasets', id, 'train-pixels-00');
  const title = `${count.toLocaleString('en')} of ${id}`;
  if (shape[2] === 1)
    return { title, count, shape, pixels: gunzipSync(await readFile(`${base}.bin`)), committed: null };
  const committed = await readFile(`${base}.webp`);
  return { title, count, shape, pixels: await decodeSprite(committed, count, shape), committed };
}

async function storeInEveryWay(sample: Sample): Promise<Stored[]> {
  const { pixels, shape } = sample;
  return [
    { name: 'raw, gzip', kind: 'gzip', bytes: gzipSync(pixels, { level: 9, mtime: 0 }), sample },
    { name: 'PNG sprite', kind: 'picture', bytes: await encodePng(sample), sample },
    {
      name: 'WebP sprite, lossless',
      kind: 'picture',
      bytes: await encodeSprite(pixels, shape, 'lossless'),
      sample,
    },
    {
      name: 'WebP sprite, quality 90',
      kind: 'picture',
      bytes: sample.committed ?? (await encodeSprite(pixels, shape, 90)),
      sample,
    },
  ];
}

async function encodePng({ pixels, count, shape }: Sample): Promise<Uint8Array> {
  const lossless = await encodeSprite(pixels, shape, 'lossless');
  const width = spriteColumns(count) * shape[1];
  const grey = shape[2] === 1 ? sharp(lossless).toColourspace('b-w') : sharp(lossless);
  const png = await grey
    .png({ compressionLevel: 9, adaptiveFiltering: true })
    .toBuffer({ resolveWithObject: true });
  if (png.info.width !== width) throw new Error(`the PNG is ${png.info.width} wide, not ${width}`);
  return png.data;
}

async function measureInChromium(): Promise<unknown> {
  const html = `<!doctype html><link rel="icon" href="data:,"><script type="module">
import { measureStorage } from '/page/image-storage-page.ts';
globalThis.measureStorage = measureStorage;
</script>`;
  const server = await serveForRendering(html, { '/page/': import.meta.dirname, '/stored/': folder });
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: CHROMIUM_FLAGS,
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.origin);
    await page.waitForFunction(() => Reflect.has(globalThis, 'measureStorage'));
    const cases = stored.map(({ name, kind, sample: { count, shape } }, index) => ({
      name,
      kind,
      count,
      shape,
      url: `/stored/${index}.bin`,
    }));
    return await page.evaluate(
      async ([list, rounds]): Promise<unknown> => {
        const measure: unknown = Reflect.get(globalThis, 'measureStorage');
        if (typeof measure !== 'function') throw new Error('the page has no measureStorage');
        const timings: unknown = await Reflect.apply(measure, null, [list, rounds]);
        return timings;
      },
      [cases, ROUNDS] as const,
    );
  } finally {
    await browser.close();
    await server.dispose();
  }
}
