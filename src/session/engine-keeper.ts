import { chooseBackend } from '#core/choose-backend.ts';
import {
  type EngineMeasurement,
  type EnginePreference,
  type EngineReport,
  isLasting,
  nothingMeasured,
} from '#core/engine.ts';
import type { RunError } from '#core/errors.ts';
import type { Result } from '#core/result.ts';
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { EngineMemory, Measured } from './engine-memory.ts';
import type { EngineChoice } from './ports.ts';
import type { EngineState } from './state.ts';

export interface EngineOptions {
  readonly measure: () => Promise<Result<EngineMeasurement, RunError>>;
  readonly readPreference: () => EnginePreference;
  /** Whether the person asked for TensorFlow.js without the lab's kernels. */
  readonly readStock: () => boolean;
  readonly memory: EngineMemory;
  readonly now: () => number;
}

/** Knows what this machine's backends cost, and which one the next run takes. */
export interface EngineKeeper {
  readonly store: StoreApi<EngineState>;
  /** Measures anew. */
  measure(): Promise<void>;
  /** Measures unless that was done; a measurement under way is waited for. */
  ensure(): Promise<void>;
  /** The choice by the person's preference, or by another one. */
  choose(preference?: EnginePreference): Promise<EngineChoice>;
  /** The preference in the settings has changed. */
  refresh(): void;
  /** Takes over what a run learnt of its backend. */
  note(engine: EngineReport): void;
}

export function createEngineKeeper(options: EngineOptions): EngineKeeper {
  const { measure, readPreference, readStock, memory, now } = options;
  const ready = ({ measurement, at }: Measured): EngineState => ({
    status: 'ready',
    measurement,
    measuredAt: at,
    choice: report(measurement, readPreference(), readStock()),
  });
  const hasWebAssembly = typeof WebAssembly !== 'undefined';
  // Switched off since the last visit: what was measured then is of no use.
  const kept = hasWebAssembly ? memory.read() : null;
  const store = createStore<EngineState>(() => (kept === null ? { status: 'unmeasured' } : ready(kept)));
  let measuring: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    store.setState({ status: 'measuring' }, true);
    const measured = await measure();
    if (measured.ok) {
      const known = { measurement: measured.value, at: now() };
      if (isLasting(measured.value)) memory.write(known);
      store.setState(ready(known), true);
    } else store.setState({ status: 'failed', message: measured.error.message }, true);
    measuring = null;
  };
  const measureOnce = (): Promise<void> => {
    measuring ??= run();
    return measuring;
  };
  const ensure = async (): Promise<void> => {
    if (store.getState().status !== 'ready') await measureOnce();
  };
  return {
    store,
    measure: measureOnce,
    ensure,
    choose: async (preference) => {
      await ensure();
      const state = store.getState();
      const measurement = state.status === 'ready' ? state.measurement : nothingMeasured(hasWebAssembly);
      return { ...chooseBackend(measurement, preference ?? readPreference()), isStock: readStock() };
    },
    refresh: () => {
      const state = store.getState();
      if (state.status === 'ready')
        store.setState(ready({ measurement: state.measurement, at: state.measuredAt }), true);
    },
    note: (engine) => {
      const state = store.getState();
      if (state.status !== 'ready' || state.choice.backend !== engine.backend) return;
      store.setState({ ...state, choice: { ...state.choice, threads: engine.threads } }, true);
    },
  };
}

/** Threads are known only once a run has started the backend. */
function report(
  measurement: EngineMeasurement,
  preference: EnginePreference,
  isStock: boolean,
): EngineReport {
  const { renderer, isSoftwareRenderer } = measurement;
  return { ...chooseBackend(measurement, preference), renderer, isSoftwareRenderer, threads: 1, isStock };
}
