import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from './memory-store.ts';
import type { RecordStore } from './record-store.ts';
import { createReopeningStore } from './reopening-store.ts';

describe('a reopening store', () => {
  it('does work once more on the new connection, and no more than that', async () => {
    const broken: RecordStore = {
      ...createMemoryStore(),
      put: () =>
        Promise.reject(new DOMException('Connection to Indexed Database server lost', 'UnknownError')),
    };
    const whole = createMemoryStore();
    const reopened: boolean[] = [];
    const mended = createReopeningStore({
      first: broken,
      reopen: () => Promise.resolve({ ...whole, isNew: true }),
      onReopened: (isNew) => reopened.push(isNew),
      onGone: () => undefined,
    });
    await mended.store.put([{ store: 'drafts', record: { exerciseId: 'x' } }]);
    expect(await whole.get('drafts', 'x')).toEqual({ exerciseId: 'x' });
    expect(reopened).toEqual([true]);

    let opens = 0;
    const hopeless = createReopeningStore({
      first: broken,
      reopen: () => {
        opens++;
        return Promise.resolve(broken);
      },
      onReopened: () => undefined,
      onGone: () => undefined,
    });
    await expect(hopeless.store.put([{ store: 'drafts', record: { exerciseId: 'x' } }])).rejects.toThrow(
      'lost',
    );
    expect(opens).toBe(1);
  });

  it('passes on other failures, and says when nothing opens again', async () => {
    let isGone = false;
    const gone = createReopeningStore({
      first: {
        ...createMemoryStore(),
        put: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      },
      reopen: () => Promise.reject(new Error('no')),
      onReopened: () => undefined,
      onGone: () => (isGone = true),
    });
    await expect(gone.store.put([{ store: 'drafts', record: { exerciseId: 'x' } }])).rejects.toThrow('full');
    expect(isGone).toBe(false);
    gone.renew();
    await vi.waitFor(() => expect(isGone).toBe(true));
    expect(await gone.store.getKeys('drafts')).toEqual([]);
  });
});
