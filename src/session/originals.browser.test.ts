import { createDatasetLoader } from '#content/dataset-loader.ts';
import type { RunError } from '#core/errors.ts';
import { openOwnDatabase } from '#importer/own-store.ts';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { ImportProgress, Outcome } from './own-data-import.ts';
import { createOwnDataSource } from './own-data-source.ts';
import { createOwnData, proposePlan } from './own-data.ts';

const databases: string[] = [];

afterEach(() => {
  for (const name of databases.splice(0)) indexedDB.deleteDatabase(name);
});

/** A lab's own data with the originals on a host that behaves in a certain way. */
function openAt(behaviour: string) {
  const databaseName = `test-originals-${crypto.randomUUID()}`;
  databases.push(databaseName);
  const own = createOwnData({ databaseName, originalsUrl: `${inject('originalsHost')}${behaviour}/` });
  return { own, session: own.openImport(), databaseName };
}

function take<T>(outcome: Outcome<T>): T {
  if (outcome === 'cancelled') throw new Error('cancelled');
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.error.message);
}

function errorOf(outcome: Outcome<unknown>): RunError {
  if (outcome === 'cancelled' || outcome.ok) throw new Error('no error');
  return outcome.error;
}

async function readLog(id: string): Promise<unknown> {
  return (await fetch(`${inject('originalsHost')}log/${id}`)).json();
}

const nothing = (): void => undefined;

describe('an original', () => {
  it('tells its size first, then is fetched and becomes a data set like any other', async () => {
    const { session, databaseName } = openAt('ok');
    const size = take(await session.measureOriginal('mnist'));
    expect(size.receivedBytes).toBe(0);
    expect(size.sizeBytes).toBeGreaterThan(3000);
    const found = take(await session.fetchOriginal('mnist', nothing));
    expect(found).toMatchObject({
      title: 'MNIST original',
      contents: { kind: 'images', count: 40, shape: [28, 28, 1] },
    });
    const plan = proposePlan(found, 'image');
    if (plan === null) throw new Error('no plan');
    const id = take(await session.import(plan, nothing));
    const loader = createDatasetLoader(createOwnDataSource('x'), createOwnDataSource(databaseName));
    const heldOut = await loader.loadPart(id, 'heldOut');
    if (!heldOut.ok || heldOut.value.kind !== 'image') throw new Error('no rows');
    const { pixels, labels } = heldOut.value;
    labels.forEach((label, at) => {
      // Row r of the sprite begins with the byte (784 r × 2654435761) / 2^24 modulo 2^8, and is of the class r modulo 10.
      const row = Array.from({ length: 40 }, (_, r) => r).find((r) =>
        [0, 1, 2, 3].every((k) => pixels[784 * at + k] === ((784 * r + k) * 2_654_435_761) >>> 24),
      );
      expect((row ?? NaN) % 10).toBe(label);
    });
    // What was fetched is not kept twice.
    const db = await openOwnDatabase(databaseName);
    expect(await db.count('pieces')).toBe(0);
    db.close();
  });

  it('goes on from where the connection broke off, again and again', async () => {
    const { session } = openAt('breaks-a');
    const broken = errorOf(await session.fetchOriginal('jena-climate', nothing));
    expect(broken.code).toBe('network');
    expect(broken.message).toMatch(/broke off after 300 kB of \d+ kB\. What came is kept: try again/);
    expect(take(await session.measureOriginal('jena-climate')).receivedBytes).toBe(300_000);
    const seen: ImportProgress[] = [];
    let outcome = await session.fetchOriginal('jena-climate', (progress) => seen.push(progress));
    for (let tries = 0; tries < 5 && outcome !== 'cancelled' && !outcome.ok; tries++)
      outcome = await session.fetchOriginal('jena-climate', nothing);
    expect(take(outcome).contents).toMatchObject({ kind: 'records', count: 20_000 });
    expect((await readLog('a')) as string[]).toEqual([null, 'bytes=300000-', 'bytes=600000-']);
    expect(seen.find(({ stage }) => stage === 'fetching')?.done ?? 0).toBeGreaterThan(300_000);
  });

  it('begins anew when the file has changed in between', async () => {
    const { session } = openAt('changes-b');
    errorOf(await session.fetchOriginal('jena-climate', nothing));
    errorOf(await session.fetchOriginal('jena-climate', nothing));
    expect((await readLog('b')) as string[]).toEqual([null, 'bytes=300000-', null]);
  });

  it.each([
    ['missing', /is not there any more: the host answered with HTTP 404/],
    ['page', /gave a web page instead of data/],
    ['no-cors', /\(CORS\).*choose it here/],
  ])('says what to do when the host is %s', async (behaviour, message) => {
    const { session } = openAt(behaviour);
    for (const outcome of [
      await session.measureOriginal('jena-climate'),
      await session.fetchOriginal('jena-climate', nothing),
    ])
      expect(errorOf(outcome)).toMatchObject({
        code: 'network',
        message: expect.stringMatching(message) as string,
      });
  });

  it('says what to do when no host answers', async () => {
    const databaseName = `test-originals-${crypto.randomUUID()}`;
    databases.push(databaseName);
    // Port 9 takes nothing.
    const session = createOwnData({ databaseName, originalsUrl: 'http://127.0.0.1:9/' }).openImport();
    expect(errorOf(await session.fetchOriginal('mnist', nothing)).message).toMatch(
      /the host did not answer, or it does not let other sites/,
    );
  });

  it('can be cancelled, and leaves no data set', async () => {
    const { own, session } = openAt('ok');
    const fetching = session.fetchOriginal('jena-climate', nothing);
    session.dispose();
    expect(await fetching).toBe('cancelled');
    await own.refresh();
    expect(own.store.getState().sets).toEqual([]);
  });
});
