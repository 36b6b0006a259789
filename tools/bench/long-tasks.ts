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
