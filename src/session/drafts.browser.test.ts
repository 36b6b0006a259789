import { afterEach, describe, expect, it, vi } from 'vitest';
import { openIndexedDbStore } from '#session/storage/indexed-db-store.ts';
import { createMemoryStore } from '#session/storage/memory-store.ts';
import type { CreatedLab, LabOptions } from './create-lab.ts';
import { EXERCISE, STARTER, createTestLab, openTestWorkspace } from './test-lab.ts';

const labs: CreatedLab[] = [];
async function create(options: LabOptions = {}): Promise<CreatedLab> {
  const lab = await createTestLab(options);
  labs.push(lab);
  return lab;
}
afterEach(() => {
  for (const lab of labs.splice(0)) lab.dispose();
});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a draft', () => {
  it('is there on the next visit, with its seed and opened hints', async () => {
    const storageName = `test-${crypto.randomUUID()}`;
    const first = await openTestWorkspace(await create({ storageName }));
    expect(first.store.getState()).toMatchObject({ code: STARTER, save: { status: 'saved', at: null } });
    first.actions.edit('const mine = 1;');
    first.actions.setSeed(7);
    first.actions.openHint();
    first.actions.openHint();
    expect(first.store.getState().save.status).toBe('unsaved');
    await vi.waitFor(() => expect(first.store.getState().save.status).toBe('saved'), 2000);

    const lab = await create({ storageName });
    const second = await openTestWorkspace(lab);
    expect(second.store.getState()).toMatchObject({ code: 'const mine = 1;', seed: 7, openedHints: 1 });
    expect(second.store.getState().run.status).toBe('idle');
    expect(lab.progress.getState()[EXERCISE]).toMatchObject({ hasDraft: true, attempts: 0, bestScore: null });
  });

  it('is saved within 2 s even while typing never pauses', async () => {
    const storageName = `test-${crypto.randomUUID()}`;
    const typing = await openTestWorkspace(await create({ storageName }));
    const startedAt = performance.now();
    for (let i = 0; performance.now() - startedAt < 1900; i++) {
      typing.actions.edit(`typed ${i}`);
      await pause(100);
    }
    const reader = await openTestWorkspace(await create({ storageName }));
    expect(reader.store.getState().code).toMatch(/^typed \d+$/);
  });

  it('is saved at once when the page goes away', async () => {
    const storageName = `test-${crypto.randomUUID()}`;
    const leaving = await openTestWorkspace(await create({ storageName }));
    leaving.actions.edit('last words');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await pause(100);
    const reader = await openTestWorkspace(await create({ storageName }));
    expect(reader.store.getState().code).toBe('last words');
  });

  it('is saved when its workspace is left', async () => {
    const storageName = `test-${crypto.randomUUID()}`;
    const lab = await create({ storageName });
    const leaving = await openTestWorkspace(lab);
    leaving.actions.edit('left');
    leaving.dispose();
    await pause(100);
    expect((await openTestWorkspace(lab)).store.getState().code).toBe('left');
  });

  it('refuses a seed that is none', async () => {
    const { store, actions } = await openTestWorkspace(await create());
    for (const seed of [NaN, 1.5, -1, 2 ** 32]) actions.setSeed(seed);
    expect(store.getState().seed).toBe(42);
    actions.setSeed(0);
    expect(store.getState().seed).toBe(0);
  });
});

describe('an earlier text', () => {
  it('can be had back after a reset, and after a restore', async () => {
    const { store, actions } = await openTestWorkspace(await create());
    actions.edit('my work');
    actions.reset();
    expect(store.getState().code).toBe(STARTER);
    await vi.waitFor(async () => {
      expect(await actions.listVersions()).toMatchObject([{ code: 'my work', reason: 'reset' }]);
    });
    actions.restore('my work');
    expect(store.getState().code).toBe('my work');
    await vi.waitFor(async () => {
      expect((await actions.listVersions()).map(({ code }) => code)).toEqual([STARTER, 'my work']);
    });
  });

  it('is kept thirty times over, the oldest going first', async () => {
    let time = 0;
    const storageName = `test-${crypto.randomUUID()}`;
    const { actions } = await openTestWorkspace(await create({ storageName, now: () => ++time }));
    for (let i = 0; i < 35; i++) {
      actions.restore(`text ${i}`);
      await pause(20);
    }
    await vi.waitFor(async () => {
      const codes = (await actions.listVersions()).map(({ code }) => code);
      expect(codes).toHaveLength(30);
      expect(codes[0]).toBe('text 33');
      expect(codes.at(-1)).toBe('text 4');
    });
    const database = await openIndexedDbStore({ name: storageName, onLost: () => undefined });
    expect(await database.getKeys('versions')).toHaveLength(30);
    database.close();
  });
});

describe('two tabs on one exercise', () => {
  async function openTwo() {
    const storageName = `test-${crypto.randomUUID()}`;
    const a = await openTestWorkspace(await create({ storageName }));
    const b = await openTestWorkspace(await create({ storageName }));
    const statusOf = (tab: typeof a) => tab.store.getState().save.status;
    return { storageName, a, b, statusOf };
  }

  it('never overwrite each other: the later one is asked', async () => {
    const { a, b, statusOf } = await openTwo();
    a.actions.edit('text of A');
    b.actions.edit('text of B');
    await vi.waitFor(() => expect(statusOf(a)).toBe('saved'), 2000);
    await vi.waitFor(() => expect(b.store.getState().save).toMatchObject({ theirs: 'text of A' }), 2000);
    // B goes on typing; nothing of it may reach A's draft.
    b.actions.edit('text of B, longer');
    await pause(1200);
    expect(statusOf(b)).toBe('conflict');
    expect(b.store.getState().code).toBe('text of B, longer');

    b.actions.resolveConflict('mine');
    await vi.waitFor(() => expect(statusOf(b)).toBe('saved'), 2000);
    await vi.waitFor(() =>
      expect(a.store.getState()).toMatchObject({
        code: 'text of A',
        save: { status: 'conflict', theirs: 'text of B, longer' },
      }),
    );
    expect((await b.actions.listVersions()).map(({ code }) => code)).toContain('text of A');
  });

  it('follow the other text when asked to, and go on from there', async () => {
    const { a, b, statusOf } = await openTwo();
    a.actions.edit('text of A');
    await vi.waitFor(() => expect(statusOf(b)).toBe('conflict'), 2000);
    b.actions.resolveConflict('theirs');
    expect(b.store.getState()).toMatchObject({ code: 'text of A', save: { status: 'saved' } });
    b.actions.edit('text of A, continued in B');
    await vi.waitFor(() => expect(statusOf(b)).toBe('saved'), 2000);
    await vi.waitFor(() => expect(a.store.getState().save).toMatchObject({ status: 'conflict' }));
    expect((await b.actions.listVersions()).map(({ code }) => code)).toContain(STARTER);
  });

  it('find the conflict when saving even if no message came', async () => {
    const { storageName, b, statusOf } = await openTwo();
    const database = await openIndexedDbStore({ name: storageName, onLost: () => undefined });
    const draft = { version: 2, exerciseId: EXERCISE, code: 'text of A', revision: 1, savedAt: 1 };
    await database.put([{ store: 'drafts', record: { ...draft, seed: 42, openedHints: 0 } }]);
    b.actions.edit('text of B');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await vi.waitFor(() => expect(statusOf(b)).toBe('conflict'), 2000);
    const reader = await openTestWorkspace(await create({ storageName }));
    expect(reader.store.getState().code).toBe('text of A');
    // B's undecided text outlives B.
    expect((await reader.actions.listVersions()).map(({ code }) => code)).toContain('text of B');
  });

  it('are at peace again when both hold the same text', async () => {
    const { a, b, statusOf } = await openTwo();
    a.actions.edit('same');
    await vi.waitFor(() => expect(statusOf(b)).toBe('conflict'), 2000);
    b.actions.resolveConflict('theirs');
    a.actions.edit('same, changed');
    await vi.waitFor(() => expect(statusOf(b)).toBe('conflict'), 2000);
    a.actions.edit('same');
    await vi.waitFor(() => expect(statusOf(b)).toBe('saved'), 2000);
  });
});

describe('storage that fails', () => {
  it('says that it is full, and keeps the code in the editor', async () => {
    const store = createMemoryStore();
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const lab = await create({ openStore: () => Promise.resolve({ ...store, decide: full, put: full }) });
    const { store: state, actions } = await openTestWorkspace(lab);
    actions.edit('precious');
    await vi.waitFor(() => expect(state.getState().save.status).toBe('failed'), 2000);
    expect(state.getState().code).toBe('precious');
    const { save } = state.getState();
    expect(save.status === 'failed' && save.message).toContain('storage for this site is full');
  });

  it('saves after all once there is room', async () => {
    const store = createMemoryStore();
    let isFull = true;
    const lab = await create({
      openStore: () =>
        Promise.resolve({
          ...store,
          decide: (name, key, decision) =>
            isFull
              ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
              : store.decide(name, key, decision),
        }),
    });
    const { store: state, actions } = await openTestWorkspace(lab);
    actions.edit('precious');
    await vi.waitFor(() => expect(state.getState().save.status).toBe('failed'), 2000);
    isFull = false;
    await actions.deleteAttempt('any');
    expect(state.getState().save.status).toBe('saved');
  });

  it('falls back to this tab alone, and says so, when the browser gives none', async () => {
    const lab = await create({
      openStore: () => Promise.reject(new DOMException('denied', 'SecurityError')),
    });
    expect(lab.storage.getState().problem?.message).toContain('in this tab only');
    const first = await openTestWorkspace(lab);
    first.actions.edit('kept in the tab');
    await vi.waitFor(() => expect(first.store.getState().save.status).toBe('saved'), 2000);
    expect((await openTestWorkspace(lab)).store.getState().code).toBe('kept in the tab');
  });
});
