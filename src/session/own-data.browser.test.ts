import { createDatasetLoader } from '#content/dataset-loader.ts';
import type { RunError } from '#core/errors.ts';
import type { Result } from '#core/result.ts';
import { discardImport, openOwnDatabase, putShard } from '#importer/own-store.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { ImportProgress, Outcome } from './own-data-import.ts';
import { createOwnDataSource } from './own-data-source.ts';
import {
  type Found,
  type ImportPlan,
  type OwnData,
  createOwnData,
  listKinds,
  proposePlan,
} from './own-data.ts';

const databases: string[] = [];

afterEach(() => {
  for (const name of databases.splice(0)) indexedDB.deleteDatabase(name);
});

function open() {
  const databaseName = `test-own-${crypto.randomUUID()}`;
  databases.push(databaseName);
  const own = createOwnData({ databaseName });
  const loader = createDatasetLoader(createOwnDataSource('nothing'), createOwnDataSource(databaseName));
  return { own, loader, databaseName };
}

async function fixture(name: string) {
  const response = await fetch(`/tests/fixtures/imports/${name}`);
  return { path: name, blob: await response.blob() };
}

function take<T>(outcome: Outcome<T>): T {
  if (outcome === 'cancelled') throw new Error('cancelled');
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.error.message);
}

function errorOf(outcome: Outcome<unknown> | Result<unknown, RunError>): RunError {
  if (outcome === 'cancelled' || outcome.ok) throw new Error('no error');
  return outcome.error;
}

/** The first plan that the lab proposes, with a change. */
function planOf(found: Found, change: object = {}): ImportPlan {
  const [kind] = listKinds(found);
  const plan = kind === undefined ? null : proposePlan(found, kind);
  if (plan === null) throw new Error('no plan');
  return { ...plan, ...change };
}

async function importFixtures(own: OwnData, names: readonly string[], change: object = {}): Promise<string> {
  const session = own.openImport();
  const files = await Promise.all(names.map(fixture));
  const found = take(await session.inspect(files, {}, () => undefined));
  const id = take(await session.import(planOf(found, change), () => undefined));
  session.dispose();
  return id;
}

async function countShards(databaseName: string): Promise<number> {
  const db = await openOwnDatabase(databaseName);
  const count = await db.count('shards');
  db.close();
  return count;
}

describe('a zip of labelled folders', () => {
  it('becomes a data set whose pictures are those of the files, resized', async () => {
    const { own, loader } = open();
    const id = await importFixtures(own, ['pictures.zip'], { size: [8, 8], title: 'Red & blue!' });
    expect(id).toBe('my-red-blue');
    const manifest = await loader.loadManifest(id);
    const heldOut = await loader.loadPart(id, 'heldOut');
    if (!manifest.ok || manifest.value.kind !== 'image') throw new Error('no manifest');
    if (!heldOut.ok || heldOut.value.kind !== 'image') throw new Error('no rows');
    expect([manifest.value.shape, manifest.value.classNames]).toEqual([
      [8, 8, 3],
      ['blue', 'red'],
    ]);
    expect(heldOut.value.count).toBe(12);
    heldOut.value.labels.forEach((label, row) => {
      const [red = 0, , blue = 0] =
        heldOut.value.kind === 'image' ? heldOut.value.pixels.subarray(row * 192) : [];
      expect(label === 1 ? red > 190 && blue < 70 : blue > 190 && red < 70).toBe(true);
    });
    // One picture is damaged; the file says so, and the rest is there.
    expect(manifest.value.notes.join(' ')).toMatch(/1 of 49 pictures could not be read.*broken\.png/);
    const parts = Object.values(manifest.value.parts).map(({ count }) => count);
    expect(parts).toEqual([24, 12, 12]);
  });

  it('serves learner code training and validation', async () => {
    const { own, loader } = open();
    const id = await importFixtures(own, ['pictures.zip'], { channels: 1 });
    const learner = await loader.loadLearnerDataset(id, { limit: 5 });
    expect(learner.ok && [learner.value.train.count, learner.value.validation.count]).toEqual([5, 12]);
  });
});

describe('the pictures of a TFRecord', () => {
  it('keep their size where all have the same, pixel by pixel', async () => {
    const { own, loader } = open();
    const id = await importFixtures(own, ['pictures.tfrecord']);
    const manifest = await loader.loadManifest(id);
    const train = await loader.loadPart(id, 'train');
    if (!manifest.ok || manifest.value.kind !== 'image') throw new Error('no manifest');
    if (!train.ok || train.value.kind !== 'image') throw new Error('no rows');
    expect([manifest.value.shape, manifest.value.classNames]).toEqual([
      [12, 10, 3],
      ['blue', 'red'],
    ]);
    const found = take(
      await own.openImport().inspect([await fixture('pictures.tfrecord')], {}, () => undefined),
    );
    expect(found.contents).toMatchObject({ kind: 'images', sizes: [{ width: 10, height: 12, count: 20 }] });
  });
});

describe('data sets of one’s own', () => {
  it('are listed newest first, renamed and deleted with all their files', async () => {
    const { own, loader, databaseName } = open();
    const first = await importFixtures(own, ['tabs.tsv']);
    const second = await importFixtures(own, ['tabs.tsv']);
    expect([first, second]).toEqual(['my-tabs', 'my-tabs-2']);
    await own.refresh();
    expect(own.store.getState().sets.map(({ id, rows, kind }) => [id, rows, kind])).toEqual([
      ['my-tabs-2', 30, 'table'],
      ['my-tabs', 30, 'table'],
    ]);
    await own.rename(second, 'Squares');
    const renamed = await loader.loadManifest(second);
    expect(renamed.ok && renamed.value.title).toBe('Squares');
    const files = await countShards(databaseName);
    await own.delete(second);
    expect(own.store.getState().sets.map(({ id }) => id)).toEqual(['my-tabs']);
    expect(await countShards(databaseName)).toBe(files / 2);
    expect(errorOf(await loader.loadManifest(second)).message).toMatch(/'my-tabs-2' is not in this browser/);
    expect((await loader.loadPart(first, 'heldOut')).ok).toBe(true);
  });

  it('are refused when a byte in the browser’s store was altered', async () => {
    const { own, loader, databaseName } = open();
    const id = await importFixtures(own, ['tabs.tsv']);
    const db = await openOwnDatabase(databaseName);
    const [key] = await db.getAllKeys('shards');
    const bytes = key === undefined ? undefined : await db.get('shards', key);
    if (key === undefined || bytes === undefined) throw new Error('no file');
    bytes[12] = (bytes[12] ?? 0) ^ 1;
    await db.put('shards', bytes, key);
    db.close();
    const loads = await Promise.all(
      (['train', 'validation', 'heldOut'] as const).map((part) => loader.loadPart(id, part)),
    );
    const failed = loads.filter((load) => !load.ok);
    expect(failed.map(errorOf).map(({ code }) => code)).toEqual(['data-altered']);
  });
});

describe('an import that does not come to its end', () => {
  it('leaves nothing when the files turn out bad half-way', async () => {
    const { own, databaseName } = open();
    const session = own.openImport();
    const found = take(await session.inspect([await fixture('pictures.zip')], {}, () => undefined));
    const split = { fractions: { train: 0.4, validation: 0.4, heldOut: 0.4 }, seed: 1, useParts: true };
    expect(errorOf(await session.import(planOf(found, { split }), () => undefined)).message).toMatch(
      /together 100 %/,
    );
    // The session is still good for another try.
    expect(take(await session.import(planOf(found), () => undefined))).toBe('my-pictures');
    session.dispose();
    await own.refresh();
    expect(own.store.getState().sets.length).toBe(1);
    expect(await countShards(databaseName)).toBe(6);
  });

  it('leaves nothing when it is cancelled, and the next import sweeps its files away', async () => {
    const { own, databaseName } = open();
    const session = own.openImport();
    const found = take(await session.inspect([await fixture('pictures.zip')], {}, () => undefined));
    const seen: ImportProgress[] = [];
    const importing = session.import(planOf(found, { size: [224, 224] }), (progress) => {
      seen.push(progress);
      session.dispose();
    });
    expect(await importing).toBe('cancelled');
    expect(seen[0]?.stage).toBe('writing');
    await own.refresh();
    expect(own.store.getState().sets).toEqual([]);
    // What a worker that was ended in mid-import leaves.
    const db = await openOwnDatabase(databaseName);
    await putShard(db, 'broken', 'train-pixels-0.bin', new Uint8Array(100));
    db.close();
    await importFixtures(own, ['tabs.tsv']);
    const after = await openOwnDatabase(databaseName);
    expect(await after.get('shards', ['broken', 'train-pixels-0.bin'])).toBeUndefined();
    await discardImport(after, 'broken');
    after.close();
  });

  it('says what is wrong with bad files, and goes on', async () => {
    const { own } = open();
    const session = own.openImport();
    const bad = await session.inspect([await fixture('hostile-crc.tfrecord')], {}, () => undefined);
    expect(errorOf(bad)).toMatchObject({ blame: 'environment', code: 'unreadable-file' });
    const bomb = await session.inspect([await fixture('hostile-bomb.zip')], {}, () => undefined);
    expect(errorOf(bomb).message).toMatch(/nothing was unpacked/);
    const liar = await session.inspect([await fixture('hostile-liar.zip')], {}, () => undefined);
    expect(errorOf(liar).message).toMatch(/unpacks to more|cannot be unpacked/);
    const cut = await (await fixture('reviews.tar.gz')).blob.slice(0, 700).arrayBuffer();
    const short = await session.inspect([{ path: 'cut.tar.gz', blob: new Blob([cut]) }], {}, () => undefined);
    expect(errorOf(short).message).toMatch(/cut short/);
    expect(take(await session.inspect([await fixture('sarcasm.json')], {}, () => undefined)).title).toBe(
      'sarcasm',
    );
    session.dispose();
  });
});
