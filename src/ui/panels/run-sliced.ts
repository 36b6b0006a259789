/** What slicing needs of the world: a clock in milliseconds, and a way to go on after the browser had its turn. */
export interface SliceClock {
  readonly now: () => number;
  readonly later: (next: () => void) => void;
}

export const BROWSER_CLOCK: SliceClock = {
  now: () => performance.now(),
  later: (next) => void setTimeout(next, 0),
};

/** Short enough that scrolling and typing stay smooth on a slow machine. */
const SLICE_MS = 10;

/**
 * Runs long work in slices, with the browser's own work in between: the generator yields wherever it can be interrupted,
 * a few times a millisecond at most. `onDone` gets what it returns. The function returned ends it early.
 */
export function runSliced<T>(
  work: Generator<undefined, T>,
  onDone: (result: T) => void,
  clock: SliceClock = BROWSER_CLOCK,
): () => void {
  let isStopped = false;
  const slice = (): void => {
    if (isStopped) return;
    const start = clock.now();
    do {
      const step = work.next();
      if (step.done === true) {
        onDone(step.value);
        return;
      }
    } while (clock.now() - start < SLICE_MS);
    clock.later(slice);
  };
  clock.later(slice);
  return () => {
    isStopped = true;
  };
}
