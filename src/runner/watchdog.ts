const TICK_MS = 1000;
/** Beats come every 500 ms, so this is six in a row missing. */
const SILENT_AFTER_MS = 3000;

/** Tells a run that computes without pause from one that answers; it never ends a run. */
export interface Watchdog {
  /** A message came. */
  note(): void;
  dispose(): void;
}

/** Calls `onSilent` with the milliseconds since the last message, each second from 3 s on, and once with 0 when it ends. */
export function createWatchdog(onSilent: (silentMs: number) => void): Watchdog {
  let lastNoteMs = performance.now();
  let lastTickMs = performance.now();
  let isSilent = false;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    // The page itself was held up (a sleeping laptop, a throttled tab): messages may be waiting behind this tick.
    const wasHeldUp = nowMs - lastTickMs > 2 * TICK_MS;
    lastTickMs = nowMs;
    if (wasHeldUp || nowMs - lastNoteMs < SILENT_AFTER_MS) return;
    isSilent = true;
    onSilent(Math.round(nowMs - lastNoteMs));
  }, TICK_MS);
  return {
    note() {
      lastNoteMs = performance.now();
      if (!isSilent) return;
      isSilent = false;
      onSilent(0);
    },
    dispose: () => clearInterval(timer),
  };
}
