import * as v from 'valibot';
import { type StoreApi, createStore } from 'zustand/vanilla';
import { WORKLOAD_NAMES, type WorkloadName } from '#core/bench-protocol.ts';
import { WorkloadReport, findTroubles, summarise } from '#core/bench-report.ts';
import type { BackendName } from '#core/engine.ts';
import { takeTurns } from '#runner/bench.ts';
import type { SettingsPlace } from './settings.ts';

const KEY = 'tensor-dojo/bench';
/** Medians of five turns hold still enough to compare; more would try a visitor's patience. */
const REPEATS = 5;

const Kept = v.object({ renderer: v.nullable(v.string()), reports: v.array(WorkloadReport), at: v.number() });

/** The lab's benchmark: what was measured, kept from visit to visit, and what is being measured. */
export interface BenchState {
  /** The workload at work, and how far it is, from 0 to 1; null when nothing runs. */
  readonly running: { readonly name: WorkloadName; readonly fraction: number } | null;
  /** One a workload and backend, the newest. */
  readonly reports: readonly WorkloadReport[];
  /** The graphics device's own name; null without WebGL. */
  readonly renderer: string | null;
  /** Milliseconds since 1970; null before the first. */
  readonly measuredAt: number | null;
  /** Failures, leaks and drifting losses, in sentences. */
  readonly troubles: readonly string[];
}

export interface Bench {
  readonly store: StoreApi<BenchState>;
  /** Measures stock TensorFlow.js beside the lab's engine; resolves when all is done or stopped. */
  start(backend: BackendName, workloads: readonly WorkloadName[]): Promise<void>;
  stop(): void;
}

export interface BenchOptions {
  /** Null where the browser gives no storage; then results last as long as the tab. */
  readonly place: SettingsPlace | null;
  readonly filesUrl: string;
  readonly now: () => number;
}

export function createBench({ place, filesUrl, now }: BenchOptions): Bench {
  const store = createStore<BenchState>(() => ({ ...NOTHING, ...readKept(place) }));
  let controller: AbortController | null = null;

  const measure = async (name: WorkloadName, backend: BackendName, signal: AbortSignal): Promise<void> => {
    store.setState({ running: { name, fraction: 0 } });
    const turns = await takeTurns(
      { workload: name, backend, repeats: REPEATS, sides: ['stock', 'engine'] },
      {
        filesUrl,
        signal,
        onTurn: (done, total) => store.setState({ running: { name, fraction: done / total } }),
      },
    );
    if (signal.aborted) return;
    const report = summarise(name, backend, turns);
    store.setState((state) => ({
      reports: sortReports([...state.reports.filter((old) => !isSame(old, report)), report]),
      troubles: [...state.troubles, ...findTroubles(name, turns)],
      renderer: turns.engine?.start?.renderer ?? state.renderer,
      measuredAt: now(),
    }));
  };
  return {
    store,
    start: async (backend, workloads) => {
      if (controller !== null) return;
      controller = new AbortController();
      const { signal } = controller;
      store.setState({ troubles: [] });
      for (const name of workloads) if (!signal.aborted) await measure(name, backend, signal);
      controller = null;
      store.setState({ running: null });
      const { renderer, reports, measuredAt } = store.getState();
      if (measuredAt !== null) keep(place, { renderer, reports: [...reports], at: measuredAt });
    },
    stop: () => controller?.abort(),
  };
}

const NOTHING: BenchState = { running: null, reports: [], renderer: null, measuredAt: null, troubles: [] };

function isSame(a: WorkloadReport, b: WorkloadReport): boolean {
  return a.name === b.name && a.backend === b.backend;
}

/** By backend, then in the order of the list. */
function sortReports(reports: readonly WorkloadReport[]): readonly WorkloadReport[] {
  const place = (report: WorkloadReport): number => WORKLOAD_NAMES.indexOf(report.name);
  return [...reports].sort((a, b) => b.backend.localeCompare(a.backend) || place(a) - place(b));
}

function readKept(place: SettingsPlace | null): Partial<BenchState> {
  try {
    const parsed = v.safeParse(Kept, JSON.parse(place?.getItem(KEY) ?? 'null'));
    if (!parsed.success) return {};
    const { renderer, reports, at } = parsed.output;
    return { renderer, reports, measuredAt: at };
  } catch {
    return {};
  }
}

function keep(place: SettingsPlace | null, kept: v.InferOutput<typeof Kept>): void {
  try {
    place?.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full or forbidden: the results last as long as the tab.
  }
}
