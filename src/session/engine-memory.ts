import * as v from 'valibot';
import { EngineMeasurement } from '#core/engine.ts';
import type { SettingsPlace } from './settings.ts';

const KEY = 'tensor-dojo/engine';

const Measured = v.object({
  measurement: EngineMeasurement,
  /** Milliseconds since 1970. */
  at: v.number(),
  /** Browser and its version: another one may be faster or slower. */
  browser: v.string(),
});
/** A measurement and when it was taken. */
export type Measured = Pick<v.InferOutput<typeof Measured>, 'measurement' | 'at'>;

/** Keeps the last measurement of the backends from visit to visit. */
export interface EngineMemory {
  /** Null where nothing is kept, or what is kept comes from another browser. */
  read(): Measured | null;
  write(measured: Measured): void;
  clear(): void;
}

/** `place` is null where the browser gives no storage; then each visit measures. */
export function createEngineMemory(place: SettingsPlace | null, browser: string): EngineMemory {
  return {
    read: () => {
      try {
        const parsed = v.safeParse(Measured, JSON.parse(place?.getItem(KEY) ?? 'null'));
        return parsed.success && parsed.output.browser === browser ? parsed.output : null;
      } catch {
        return null;
      }
    },
    write: (measured) => {
      try {
        place?.setItem(KEY, JSON.stringify({ ...measured, browser }));
      } catch {
        // Full or forbidden: the next visit measures again.
      }
    },
    clear: () => {
      try {
        place?.removeItem(KEY);
      } catch {
        // Forbidden since the visit began.
      }
    },
  };
}
