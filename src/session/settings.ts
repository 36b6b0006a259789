import { EnginePreference } from '#core/engine.ts';
import * as v from 'valibot';
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Settings } from './state.ts';

const KEY = 'tensor-dojo/settings';

const DEFAULTS: Settings = {
  theme: 'system',
  engine: 'auto',
  stockEngine: false,
  notifyWhenDone: false,
  editorFontSize: 14,
  screenReaderMode: false,
};

/** Every field falls back by itself, so that one bad value does not cost the others. */
const SettingsRecord = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark', 'high-contrast']), DEFAULTS.theme),
  engine: v.fallback(EnginePreference, DEFAULTS.engine),
  stockEngine: v.fallback(v.boolean(), DEFAULTS.stockEngine),
  notifyWhenDone: v.fallback(v.boolean(), DEFAULTS.notifyWhenDone),
  editorFontSize: v.fallback(v.pipe(v.number(), v.minValue(8), v.maxValue(40)), DEFAULTS.editorFontSize),
  screenReaderMode: v.fallback(v.boolean(), DEFAULTS.screenReaderMode),
});

/** Where settings lie: localStorage, so that the theme is known before the first paint. */
export type SettingsPlace = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface SettingsKeeper {
  readonly store: StoreApi<Settings>;
  update(change: Partial<Settings>): void;
  reset(): void;
  /** Nothing was ever set in this browser. */
  isUntouched(): boolean;
}

/** `place` is null where the browser gives no storage; then settings last as long as the tab. */
export function createSettings(place: SettingsPlace | null): SettingsKeeper {
  const store = createStore<Settings>(() => parseSettings(readText(place)) ?? DEFAULTS);
  return {
    store,
    update: (change) => {
      store.setState(change);
      try {
        place?.setItem(KEY, JSON.stringify(store.getState()));
      } catch {
        // Full or forbidden: the settings hold for this visit.
      }
    },
    reset: () => {
      store.setState(DEFAULTS);
      try {
        place?.removeItem(KEY);
      } catch {
        // Forbidden since the visit began: then nothing new is kept there either.
      }
    },
    isUntouched: () => readText(place) === null,
  };
}

/** Reads settings as text; null when it is none. */
export function parseSettings(text: string | null): Settings | null {
  if (text === null) return null;
  try {
    const parsed = v.safeParse(SettingsRecord, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** The browser's own place; null where merely touching it throws. */
export function openSettingsPlace(): SettingsPlace | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

function readText(place: SettingsPlace | null): string | null {
  try {
    return place?.getItem(KEY) ?? null;
  } catch {
    return null;
  }
}
