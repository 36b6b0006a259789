import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatasetLoader } from './dataset-loader.ts';
import { type DataSource } from './shard-store.ts';

const BASE_URL = '/datasets/';
const CACHE_NAME = 'dataset-loader-test';

/** Answers in place of the host for addresses that contain a text; null breaks the connection. */
type Faults = Readonly<Record<string, (real: () => Promise<Response>) => Promise<Response> | null>>;

let requested: string[] = [];
let cache: Cache;

beforeEach(async () => {
  requested = [];
  await caches.delete(CACHE_NAME);
  cache = await caches.open(CACHE_NAME);
});
afterEach(() => caches.delete(CACHE_NAME));

function createLoader(faults: Faults = {}, kept: Cache | null = cache) {
  const fetchWithFaults: typeof fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    requested.push(url.slice(url.lastIndexOf('/') + 1));
    const fault = Object.entries(faults).find(([part]) => url.includes(part));
    if (fault === undefined) return fetch(input, init);
    const answer = fault[1](() => fetch(input, init));
    if (answer === null) throw new TypeError('Failed to fetch');
    return answer;
  };
  const source: DataSource = { baseUrl: BASE_URL, fetch: fetchWithFaults, cache: Promise.resolve(kept) };
  return createDatasetLoader(source);
}

async function alteredBytes(real: () => Promise<Response>): Promise<Response> {
  const bytes = new Uint8Array(await (await real()).arrayBuffer());
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  return new Response(bytes);
}

async function errorOf(result: Promise<{ ok: boolean }>): Promise<unknown> {
  const settled = await result;
  expect(settled.ok).toBe(false);
  return 'error' in settled ? settled.error : undefined;
}

describe('loadPart with the real data', () => {
  it('gives table rows in natural units', async () => {
    const loader = createLoader();
    const manifest = await loader.loadManifest('fuel-economy');
    const result = await loader.loadPart('fuel-economy', 'train');
    if (!manifest.ok || manifest.value.kind !== 'table') throw new Error('no manifest');
    if (!result.ok || result.value.kind !== 'table') throw new Error('no table');
    expect([result.value.count, result.value.targets.length]).toEqual([276, 276]);
    const weights = result.value.features.filter((_, at) => at % 9 === 3);
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / 276;
    const weight = manifest.value.columns[3];
    if (weight?.kind !== 'number') throw new Error('no number');
    expect(weight.name).toBe('weight');
    expect(mean).toBeCloseTo(weight.mean, 2);
  });

  it('gives the first months of the series, which begin in January 1749', async () => {
    const result = await createLoader().loadPart('sunspots', 'train', { limit: 4 });
    if (!result.ok || result.value.kind !== 'series') throw new Error('no series');
    expect(Array.from(result.value.values, (value) => value.toFixed(1))).toEqual([
      '58.0',
      '62.6',
      '70.0',
      '55.7',
    ]);
  });

  it('gives texts with their labels', async () => {
    const result = await createLoader().loadPart('review-sentiment', 'heldOut');
    if (!result.ok || result.value.kind !== 'text') throw new Error('no texts');
    expect(result.value.texts.length).toBe(600);
    expect(result.value.labels.filter((label) => label === 1).length).toBe(300);
  });

  it('fetches only the image files that the limit needs, and reports bytes up to all of them', async () => {
    const fractions: number[] = [];
    const result = await createLoader().loadPart('fashion-mnist', 'train', {
      limit: 5001,
      onProgress: (fraction) => fractions.push(fraction),
    });
    if (!result.ok || result.value.kind !== 'image') throw new Error('no images');
    expect(result.value.pixels.length).toBe(5001 * 784);
    const { labels } = result.value;
    const perClass = Array.from(
      { length: 10 },
      (_, label) => labels.filter((value) => value === label).length,
    );
    expect(perClass.sort()).toEqual([500, 500, 500, 500, 500, 500, 500, 500, 500, 501]);
    expect(requested.filter((name) => name.startsWith('train-pixels')).sort()).toEqual([
      'train-pixels-00.bin',
      'train-pixels-01.bin',
    ]);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(fractions.length).toBeGreaterThan(4);
  });
});

describe('loadLearnerDataset', () => {
  it('never touches the held-out part', async () => {
    const result = await createLoader().loadLearnerDataset('review-sentiment', { limit: 10 });
    if (!result.ok) throw new Error(result.error.message);
    expect([result.value.train.count, result.value.validation.count]).toEqual([10, 379]);
    expect(requested.some((name) => name.startsWith('validation'))).toBe(true);
    expect(requested.filter((name) => name.startsWith('held-out'))).toEqual([]);
  });
});

describe('the cache', () => {
  it('serves a second visit without the network', async () => {
    expect((await createLoader().loadPart('sunspots', 'train')).ok).toBe(true);
    requested = [];
    const offline = createLoader({ '': () => null });
    const fractions: number[] = [];
    const again = await offline.loadPart('sunspots', 'train', { onProgress: (done) => fractions.push(done) });
    expect(again.ok).toBe(true);
    expect(fractions).toEqual([1]);
    expect(requested).toEqual(['dataset.json']);
  });

  it('throws an altered copy away and fetches the file once more', async () => {
    await createLoader().loadPart('sunspots', 'train');
    const key = (await cache.keys()).find(({ url }) => url.includes('/sha256/'));
    if (key === undefined) throw new Error('nothing was kept');
    await cache.put(key, new Response(new Uint8Array([1, 2, 3])));
    requested = [];
    expect((await createLoader().loadPart('sunspots', 'train')).ok).toBe(true);
    expect(requested).toEqual(['dataset.json', 'train-values-00.bin']);
    requested = [];
    await createLoader().loadPart('sunspots', 'train');
    expect(requested).toEqual(['dataset.json']);
  });

  it('is not needed', async () => {
    expect((await createLoader({}, null).loadPart('sunspots', 'validation')).ok).toBe(true);
  });
});

describe('faults of the host', () => {
  it('refuses an altered file after asking twice, and keeps nothing', async () => {
    const loader = createLoader({ '.bin': alteredBytes });
    expect(await errorOf(loader.loadPart('sunspots', 'train'))).toMatchObject({
      blame: 'environment',
      code: 'data-altered',
      message: expect.stringContaining(
        'train-values-00.bin is not as published: its SHA-256 differs',
      ) as string,
    });
    expect(requested.filter((name) => name.endsWith('.bin'))).toHaveLength(2);
    expect((await cache.keys()).filter(({ url }) => url.includes('/sha256/'))).toEqual([]);
  });

  it('takes the file when only the first answer was altered', async () => {
    let answers = 0;
    const loader = createLoader({ '.bin': (real) => (answers++ === 0 ? alteredBytes(real) : real()) });
    const fractions: number[] = [];
    const result = await loader.loadPart('sunspots', 'train', { onProgress: (done) => fractions.push(done) });
    expect(result.ok).toBe(true);
    expect(fractions.at(-1)).toBe(1);
    expect(Math.max(...fractions)).toBe(1);
  });

  it('stops reading a file that never ends', async () => {
    let pulls = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => {
          pulls++;
          controller.enqueue(new Uint8Array(1000));
        },
      });
    const loader = createLoader({ '.bin': () => Promise.resolve(new Response(endless())) });
    expect(await errorOf(loader.loadPart('sunspots', 'train'))).toMatchObject({
      code: 'data-altered',
      message: expect.stringMatching(/it has more than \d+ bytes/) as string,
    });
    expect(pulls).toBeLessThan(30);
  });

  it('says that a cut-off file is short', async () => {
    const loader = createLoader({
      '.bin': async (real) => new Response((await (await real()).arrayBuffer()).slice(0, 100)),
    });
    expect(await errorOf(loader.loadPart('sunspots', 'train'))).toMatchObject({
      code: 'data-altered',
      message: expect.stringContaining('it has 100 bytes instead of') as string,
    });
  });

  it.each([
    [
      'a missing file',
      new Response('', { status: 404 }),
      'data-missing',
      /not on this site: the host answered with HTTP 404/,
    ],
    [
      'a start page in its place',
      new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }),
      'data-missing',
      /a web page/,
    ],
    ['a host in trouble', new Response('', { status: 503 }), 'network', /HTTP 503\. Wait/],
  ])('tells %s', async (_, answer, code, message) => {
    const loader = createLoader({ '.bin': () => Promise.resolve(answer.clone()) });
    const error = await errorOf(loader.loadPart('sunspots', 'train'));
    expect(error).toMatchObject({
      blame: 'environment',
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  it('tells a lost connection', async () => {
    const loader = createLoader({ '.bin': () => null });
    expect(await errorOf(loader.loadPart('sunspots', 'train'))).toMatchObject({ code: 'network' });
  });

  it('tells an unknown data set from the page that the host sends instead', async () => {
    expect(await errorOf(createLoader().loadManifest('no-such-data'))).toMatchObject({
      code: 'data-missing',
    });
  });

  it('tells a manifest that is none, and where', async () => {
    const loader = createLoader({
      'dataset.json': async (real) =>
        new Response((await (await real()).text()).replace('"kind": "series"', '"kind": "serious"')),
    });
    expect(await errorOf(loader.loadManifest('sunspots'))).toMatchObject({
      code: 'data-altered',
      message: expect.stringContaining('it is not a manifest (kind:') as string,
    });
  });
});

describe('an aborted load', () => {
  it('rejects with the reason of the signal', async () => {
    const abort = new AbortController();
    const load = createLoader().loadPart('fashion-mnist', 'train', {
      signal: abort.signal,
      onProgress: () => abort.abort(new Error('left the page')),
    });
    await expect(load).rejects.toThrow('left the page');
  });
});

describe('loadLearnerDataset of a name that no data set has', () => {
  it('says which names there are, without asking the host for a file of that name', async () => {
    const error = await errorOf(createLoader().loadLearnerDataset('minst'));
    expect(error).toMatchObject({ blame: 'learner', code: 'threw' });
    expect(error).toHaveProperty('message', expect.stringMatching(/no data set "minst".*'fashion-mnist'/));
    expect(requested).toEqual(['index.json']);
  });

  it('never makes an address of what is no name', async () => {
    const error = await errorOf(createLoader().loadLearnerDataset('../fashion-mnist'));
    expect(error).toMatchObject({ blame: 'learner' });
    expect(requested).toEqual(['index.json']);
  });
});

describe('a set of WebP sprites', () => {
  it('gives exactly the pixels that libwebp decodes, whatever the browser', async () => {
    const result = await createLoader().loadPart('photo-cutouts', 'validation');
    if (!result.ok || result.value.kind !== 'image') throw new Error('no images');
    expect(result.value.pixels.length).toBe(40 * 160 * 160 * 3);
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(result.value.pixels));
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    // Of the same file decoded by sharp (libwebp 1.6).
    expect(hex).toBe('dc278638b6963260b349410a98de875d6c27acf50d9d3a808a6cc5dfdabc02cf');
  });

  it('says so when a sprite is not the picture that the manifest counts on', async () => {
    const other = async () => fetch('/datasets/photo-cutouts/held-out-labels-00.bin');
    const error = await errorOf(
      createLoader({ 'validation-pixels-00.webp': () => other() }).loadPart('photo-cutouts', 'validation'),
    );
    expect(error).toMatchObject({ code: 'data-altered' });
  });
});
