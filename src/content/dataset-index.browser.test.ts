import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatasetIndex } from './dataset-index.ts';

const CACHE_NAME = 'dataset-index-test';
let cache: Cache;

beforeEach(async () => {
  await caches.delete(CACHE_NAME);
  cache = await caches.open(CACHE_NAME);
});
afterEach(() => caches.delete(CACHE_NAME));

function createIndex(fetchIndex: typeof fetch) {
  return createDatasetIndex({ baseUrl: '/datasets/', fetch: fetchIndex, cache: Promise.resolve(cache) });
}
const host: typeof fetch = (...request) => fetch(...request);
const broken: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));

describe('the index of the data sets', () => {
  it('lists the committed sets with their sizes', async () => {
    const index = await createIndex(host)();
    if (!index.ok) throw new Error(index.error.message);
    const fashion = index.value.find(({ id }) => id === 'fashion-mnist');
    expect(fashion).toMatchObject({ kind: 'image', shape: '28 × 28 × 1', classes: 10 });
    expect(fashion?.rows).toEqual({ train: 50_000, validation: 10_000, heldOut: 10_000 });
  });

  it('serves the kept list without a network', async () => {
    await createIndex(host)();
    const again = await createIndex(broken)();
    expect(again.ok && again.value.length > 0).toBe(true);
  });

  it('says what to do without a network on a first visit, and asks again on the next try', async () => {
    let isOnline = false;
    const index = createIndex((...request) => (isOnline ? host(...request) : broken(...request)));
    expect(await index()).toMatchObject({ ok: false, error: { code: 'network' } });
    isOnline = true;
    expect((await index()).ok).toBe(true);
  });

  it('refuses a file that lists something else, naming the place', async () => {
    const index = createIndex(() => Promise.resolve(new Response('[{"id":"x","kind":"film"}]')));
    const result = await index();
    if (result.ok) throw new Error('accepted');
    expect(result.error.code).toBe('data-altered');
    expect(result.error.message).toContain('it is not a list of data sets (0.kind:');
    expect(await cache.keys()).toEqual([]);
  });

  it('refuses a web page in its place', async () => {
    const page = new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } });
    expect(await createIndex(() => Promise.resolve(page))()).toMatchObject({
      ok: false,
      error: { code: 'data-missing' },
    });
  });
});
