/** Growth in every one of this many steps is no accident. */
const STEPS = 30;
const EPOCHS = 5;
/** The optimizer makes its own tensors in the first steps. */
const WARM_UP_STEPS = 3;

/** Watches the number of live tensors and tells once when it grows step after step, or epoch after epoch. */
export interface LeakWatch {
  /** At the same point of every optimizer step. */
  step(tensors: number): void;
  /** At the start of every epoch; `isFirst` begins a new fit. */
  epoch(tensors: number, isFirst: boolean): void;
}

export function createLeakWatch(tell: (tensors: number, message: string) => void): LeakWatch {
  const steps = createStreak(STEPS);
  const epochs = createStreak(EPOCHS);
  let stepCount = 0;
  let hasTold = false;

  const tellOnce = (growth: number, unit: string, tensors: number): void => {
    if (hasTold) return;
    hasTold = true;
    const amount = Number(growth.toFixed(1));
    tell(
      tensors,
      `Tensors are leaking: ${amount} more with every ${unit}, ${tensors} now. Memory will run out in a long run. Wrap the code that runs each ${unit} in tf.tidy(() => …), or call dispose() on what it makes.`,
    );
  };
  return {
    step(tensors) {
      if (++stepCount <= WARM_UP_STEPS) return;
      const growth = steps.add(tensors);
      if (growth !== null) tellOnce(growth, 'batch', tensors);
    },
    epoch(tensors, isFirst) {
      if (isFirst) epochs.reset();
      const growth = epochs.add(tensors);
      if (growth !== null) tellOnce(growth, 'epoch', tensors);
    },
  };
}

/** Gives the mean growth once the last `length` differences were all positive. */
function createStreak(length: number): { add(value: number): number | null; reset(): void } {
  let last: number | null = null;
  let first = 0;
  let streak = 0;
  return {
    add(value) {
      const grew = last !== null && value > last;
      if (!grew) {
        streak = 0;
        first = value;
      } else streak++;
      last = value;
      return streak >= length ? (value - first) / streak : null;
    },
    reset() {
      last = null;
      streak = 0;
    },
  };
}
