/** Runs in the page: begins to note main-thread tasks over 50 ms (Long Tasks API). */
export function observeLongTasks(): void {
  const noted: number[] = [];
  Object.assign(globalThis, { notedLongTasks: noted });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) noted.push(entry.duration);
  }).observe({ type: 'longtask' });
}

/** Runs in the page: milliseconds of the longest task noted so far. */
export function readLongTasks(): number {
  const noted: unknown = Reflect.get(globalThis, 'notedLongTasks');
  return Array.isArray(noted) ? Math.max(0, ...noted.map(Number)) : NaN;
}

/**
 * Runs in the page: presses Stop and follows the button, whose text changes when the press is taken up and which is disabled
 * when the run is over. Timed here because a driver outside adds waits of its own.
 */
export async function timeStop(
  button: Node,
): Promise<{ readonly acknowledgedMs: number; readonly overMs: number }> {
  if (!(button instanceof HTMLButtonElement)) throw new Error('not a button');
  const text = button.textContent;
  const startedAt = performance.now();
  let acknowledgedMs = NaN;
  button.click();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 4));
    const elapsedMs = performance.now() - startedAt;
    if (Number.isNaN(acknowledgedMs) && (button.textContent !== text || button.disabled))
      acknowledgedMs = elapsedMs;
    if (button.disabled) return { acknowledgedMs, overMs: elapsedMs };
  }
}
