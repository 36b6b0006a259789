/** Growth in every one of this many steps is no accident. */
const STEPS = 30;
const EPOCHS = 5;
const MANY_STEPS = 8;
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
      if (growth === null) return;
      // Short epochs: what grows with every batch is told by the batch.
      if (steps.length() >= MANY_STEPS) tellOnce(steps.growth(), 'batch', tensors);
      else tellOnce(growth, 'epoch', tensors);
    },
  };
}

interface Streak {
  /** Gives the mean growth once the last `needed` differences were all positive; null before. */
  add(value: number): number | null;
  length(): number;
  growth(): number;
  reset(): void;
}

function createStreak(needed: number): Streak {
  let last: number | null = null;
  let first = 0;
  let streak = 0;
  const growth = (): number => ((last ?? 0) - first) / streak;
  return {
    add(value) {
      if (last !== null && value > last) streak++;
      else {
        streak = 0;
        first = value;
      }
      last = value;
      return streak >= needed ? growth() : null;
    },
    length: () => streak,
    growth,
    reset() {
      last = null;
      streak = 0;
    },
  };
}
