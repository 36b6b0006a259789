import { describe, expect, it } from 'vitest';
import { createSettings, parseSettings } from './settings.ts';

function createPlace(kept: Map<string, string> = new Map()) {
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('createSettings', () => {
  it('keeps a change for the next visit', () => {
    const place = createPlace();
    createSettings(place).update({ theme: 'dark' });
    expect(createSettings(place).store.getState()).toMatchObject({ theme: 'dark', engine: 'auto' });
  });

  it('holds for this visit where the browser keeps nothing', () => {
    const forbidden = {
      ...createPlace(),
      setItem: () => {
        throw new DOMException('no', 'QuotaExceededError');
      },
    };
    for (const place of [null, forbidden]) {
      const settings = createSettings(place);
      settings.update({ editorFontSize: 18 });
      expect(settings.store.getState().editorFontSize).toBe(18);
    }
  });

  it('goes back to the defaults, and is untouched again', () => {
    const settings = createSettings(createPlace());
    expect(settings.isUntouched()).toBe(true);
    settings.update({ theme: 'high-contrast' });
    expect(settings.isUntouched()).toBe(false);
    settings.reset();
    expect(settings.store.getState().theme).toBe('system');
    expect(settings.isUntouched()).toBe(true);
  });
});

describe('parseSettings', () => {
  it('replaces a bad or missing value and keeps the others', () => {
    const read = parseSettings('{"theme":"plaid","engine":"wasm","editorFontSize":9000}');
    expect(read).toEqual({
      theme: 'system',
      engine: 'wasm',
      notifyWhenDone: false,
      stockEngine: false,
      editorFontSize: 14,
      screenReaderMode: false,
    });
  });

  it.each([null, '', 'no json', '[]x', 'null', '7'])('reads nothing from %j', (text) => {
    expect(parseSettings(text)).toBeNull();
  });
});
