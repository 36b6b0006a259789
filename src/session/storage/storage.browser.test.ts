import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTestLab, openTestWorkspace, unwrap } from '#session/test-lab.ts';
import { DATABASE_VERSION, type LossCause, openIndexedDbStore } from './indexed-db-store.ts';
import { createMemoryStore } from './memory-store.ts';
import { openStorage } from './open-storage.ts';
import type { RecordStore } from './record-store.ts';
import { explainStorageError } from './storage-error.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});
const newName = () => `test-${crypto.randomUUID()}`;

async function openStore(name: string): Promise<RecordStore> {
  const store = await openIndexedDbStore({ name, onLost: () => undefined });
  opened.push(store);
  return store;
}

/** A database as the first version of the lab left it. */
async function createFirstVersion(name: string): Promise<void> {
  const db = await openDB(name, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('drafts', { keyPath: 'exerciseId' });
      fresh.createObjectStore('runs', { keyPath: 'id' }).createIndex('exerciseId', 'exerciseId');
      fresh.createObjectStore('models', { keyPath: 'runId' }).createIndex('exerciseId', 'exerciseId');
    },
  });
  await db.put('drafts', { exerciseId: 'fuel-economy', code: 'written long ago', savedAt: 1000 });
  await db.put('runs', {
    id: 'old',
    exerciseId: 'fuel-economy',
    number: 1,
    code: 'written long ago',
    seed: 3,
    engine: null,
    startedAt: 1000,
    endedAt: 2000,
    status: 'trained',
    error: null,
    epochs: [{ fit: 1, epoch: 1, logs: { loss: 2 }, planned: null }],
    console: [],
    model: { sizeBytes: 4, epoch: 1 },
    verdict: null,
  });
  await db.put('models', {
    runId: 'old',
    exerciseId: 'fuel-economy',
    savedAt: 2000,
    model: {
      topology: {},
      weightSpecs: [],
      weights: new Uint8Array([1, 2, 3, 4]).buffer,
      steps: 9,
      isCompiled: true,
    },
  });
  db.close();
}

describe('a database of the first version', () => {
  it('is brought up to date, and nothing in it is lost', async () => {
    const name = newName();
    await createFirstVersion(name);
    const lab = await createTestLab({ storageName: name });
    const { store, actions } = await openTestWorkspace(lab);
    expect(store.getState()).toMatchObject({ code: 'written long ago', seed: 42 });
    expect(store.getState().attempts).toMatchObject([{ id: 'old', seed: 3, charts: [], reports: [] }]);
    expect(lab.storage.getState().problem).toBeNull();
    // What is new since then works at once.
    actions.reset();
    await vi.waitFor(async () => expect(await actions.listVersions()).toHaveLength(1));
    lab.dispose();

    const storage = await openStorage({ name, now: () => 0, onProblem: () => undefined });
    opened.push(storage);
    const model = unwrap(await storage.load('models', 'old'));
    expect(new Uint8Array(model?.model.weights ?? new ArrayBuffer(0))).toEqual(new Uint8Array([1, 2, 3, 4]));
    expect(model).toMatchObject({ isFinal: true, epoch: null });
  });

  it('has today’s stores and version afterwards', async () => {
    const name = newName();
    await createFirstVersion(name);
    (await openStore(name)).close();
    const db = await openDB(name);
    expect(db.version).toBe(DATABASE_VERSION);
    expect([...db.objectStoreNames]).toEqual([
      'drafts',
      'marks',
      'models',
      'progress',
      'runs',
      'setAside',
      'study',
      'versions',
    ]);
    db.close();
  });
});

describe('a database of a newer version', () => {
  it('is left alone: work stays in the tab, and the reason is said', async () => {
    const name = newName();
    const newer = await openDB(name, DATABASE_VERSION + 1);
    newer.close();
    const lab = await createTestLab({ storageName: name });
    expect(lab.storage.getState().problem?.message).toContain('newer version');
    lab.dispose();
    const untouched = await openDB(name);
    expect(untouched.version).toBe(DATABASE_VERSION + 1);
    untouched.close();
  });
});

describe('an old tab', () => {
  it('makes way for an upgrade and says that it can no longer save', async () => {
    const name = newName();
    const lab = await createTestLab({ storageName: name });
    const { store, actions } = await openTestWorkspace(lab);
    const newer = await openDB(name, DATABASE_VERSION + 1);
    expect(lab.storage.getState().problem?.message).toContain('reload this page');
    actions.edit('still here');
    await vi.waitFor(() => expect(store.getState().save.status).toBe('failed'), 2000);
    expect(store.getState().code).toBe('still here');
    newer.close();
    lab.dispose();
  });
});

describe('a record that cannot be read', () => {
  it('is set aside and reported, and the others are there', async () => {
    const name = newName();
    const database = await openStore(name);
    await database.put([
      { store: 'drafts', record: { version: 2, exerciseId: 'fuel-economy', code: 7 } },
      { store: 'drafts', record: { exerciseId: 'sunspots', code: 'fine', savedAt: 5 } },
      { store: 'runs', record: { version: 2, id: 'broken', exerciseId: 'fuel-economy' } },
    ]);
    const lab = await createTestLab({ storageName: name });
    const { store } = await openTestWorkspace(lab);
    expect(store.getState().attempts).toEqual([]);
    expect(lab.storage.getState().problem?.message).toMatch(/^2 saved records could not be read/);
    expect(lab.progress.getState()).toMatchObject({ sunspots: { hasDraft: true } });
    expect(await database.getAll('setAside')).toMatchObject([
      { store: 'drafts', key: 'fuel-economy', value: { code: 7 } },
      { store: 'runs', key: 'broken' },
    ]);
    expect(await database.getKeys('drafts')).toEqual(['sunspots']);
    lab.dispose();
  });
});

describe.each([
  ['IndexedDB', () => openStore(newName())],
  ['memory', () => Promise.resolve(createMemoryStore())],
])('a store in %s', (_place, open) => {
  const draft = (exerciseId: string, code: string) =>
    ({ store: 'drafts', record: { exerciseId, code } }) as const;

  it('gives back what was put, by key and by exercise', async () => {
    const store = await open();
    await store.put([draft('a', '1'), { store: 'runs', record: { id: 'r', exerciseId: 'a' } }]);
    await store.put([{ store: 'runs', record: { id: 's', exerciseId: 'b' } }]);
    expect(await store.get('drafts', 'a')).toEqual({ exerciseId: 'a', code: '1' });
    expect(await store.get('drafts', 'none')).toBeUndefined();
    expect(await store.getAll('runs', 'a')).toEqual([{ id: 'r', exerciseId: 'a' }]);
    expect(await store.getAll('runs')).toHaveLength(2);
    expect(await store.getAll('drafts', 'b')).toEqual([]);
    expect(await store.getKeys('runs')).toEqual(['r', 's']);
  });

  it('puts all entries or none', async () => {
    const store = await open();
    const bad = { store: 'runs', record: { id: 'r', broken: () => 1 } } as const;
    await expect(store.put([draft('a', '1'), bad])).rejects.toThrow();
    expect(await store.get('drafts', 'a')).toBeUndefined();
  });

  it('decides on what is stored, and leaves it when told to', async () => {
    const store = await open();
    await store.decide('drafts', 'a', (stored) => {
      expect(stored).toBeUndefined();
      return draft('a', '1').record;
    });
    await store.decide('drafts', 'a', () => null);
    expect(await store.get('drafts', 'a')).toEqual({ exerciseId: 'a', code: '1' });
  });

  it('deletes records, and everything', async () => {
    const store = await open();
    await store.put([draft('a', '1'), draft('b', '2')]);
    await store.delete([{ store: 'drafts', key: 'a' }]);
    expect(await store.getKeys('drafts')).toEqual(['b']);
    await store.clear();
    expect(await store.getKeys('drafts')).toEqual([]);
  });
});

describe('explainStorageError', () => {
  it('tells a full storage from a broken one', () => {
    const full = explainStorageError('The draft was not saved', new DOMException('', 'QuotaExceededError'));
    expect(full.code).toBe('storage-full');
    expect(full.message).toContain('Delete older attempts');
    expect(explainStorageError('The draft was not saved', new Error('boom'))).toMatchObject({
      code: 'storage-unavailable',
      message: expect.stringContaining('boom') as string,
    });
  });
});

describe('storage that ends in mid-session', () => {
  /** A lab on a real database whose connection a test can end, as a browser does. */
  async function openEnding() {
    const name = newName();
    const ends: (() => void)[] = [];
    const open = async (storageName: string, onLost: (cause: LossCause) => void) => {
      const db = await openIndexedDbStore({ name: storageName, onLost });
      ends.push(() => {
        db.close();
        onLost('terminated');
      });
      return db;
    };
    const lab = await createTestLab({ storageName: name, openStore: open });
    opened.push({ close: () => lab.dispose() });
    const end = (): void => ends.at(-1)?.();
    return { name, lab, end, workspace: await openTestWorkspace(lab) };
  }

  it('is opened again, keeps what was saved, and says so', async () => {
    const { name, lab, end, workspace } = await openEnding();
    workspace.actions.edit('before the end');
    await vi.waitFor(() => expect(workspace.store.getState().save.status).toBe('saved'), 3000);
    end();
    workspace.actions.edit('after the end');
    await vi.waitFor(() => expect(workspace.store.getState().save.status).toBe('saved'), 3000);
    expect(lab.storage.getState().problem).toMatchObject({ isSaving: true });
    expect(lab.storage.getState().problem?.message).toContain('has opened it again');
    expect(await (await openStore(name)).get('drafts', 'fuel-economy')).toMatchObject({
      code: 'after the end',
    });
  });

  it('loses nothing that was typed meanwhile', async () => {
    const { end, workspace } = await openEnding();
    end();
    workspace.actions.edit('typed while it was gone');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await vi.waitFor(() => expect(workspace.store.getState().save.status).toBe('saved'), 3000);
  });

  it('saves the open draft again and does not claim the rest where it came back empty', async () => {
    const { name, lab, end, workspace } = await openEnding();
    workspace.actions.edit('the draft');
    await vi.waitFor(() => expect(workspace.store.getState().save.status).toBe('saved'), 3000);
    const deletion = deleteDB(name);
    end();
    await deletion;
    await vi.waitFor(() => expect(lab.storage.getState().problem).not.toBeNull(), 3000);
    expect(lab.storage.getState().problem?.message).toContain('was emptied');
    await vi.waitFor(async () =>
      expect(await (await openStore(name)).get('drafts', 'fuel-economy')).toMatchObject({
        code: 'the draft',
      }),
    );
  });
});

describe('storage that never answers', () => {
  it('is done without after a while, and that is said', async () => {
    const lab = await createTestLab({ openStore: () => new Promise(() => undefined), storageDeadlineMs: 50 });
    opened.push({ close: () => lab.dispose() });
    expect(lab.storage.getState().problem).toMatchObject({ isSaving: false });
    expect(lab.storage.getState().problem?.message).toContain('does not answer; the reason is not known');
    const { store, actions } = await openTestWorkspace(lab);
    actions.edit('in this tab');
    await vi.waitFor(() => expect(store.getState().save.status).toBe('saved'), 3000);
  });
});
