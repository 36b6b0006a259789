import { createBench } from '#session/bench.ts';
import { type Result, fail, ok } from '#core/result.ts';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import type {
  EngineState,
  ExerciseProgress,
  Lab,
  RunRecord,
  Settings,
  StorageState,
  WorkspaceActions,
  WorkspaceState,
} from '#session/state.ts';
import { type StoreApi, createStore } from 'zustand/vanilla';
import { createOwnData } from '#session/own-data.ts';
import type { HandbookPage } from '#core/handbook.ts';
import type { StudyState } from '#session/path/study-keeper.ts';
import type { SnippetPlayer, SnippetState } from '#session/snippet.ts';
import {
  SAMPLE_EXERCISES,
  SAMPLE_INDEX,
  SAMPLE_MANIFEST,
  SAMPLE_PAGES,
  SAMPLE_RUNS,
  SAMPLE_STATE,
  sampleRun,
} from './test-data.ts';

/** A lab in memory whose every state a test can set; for tests of the screens only. */
export interface TestLab extends Lab {
  readonly settings: StoreApi<Settings>;
  readonly workspace: StoreApi<WorkspaceState>;
  /** Names of the actions that the screens asked for, in order. */
  readonly calls: string[];
  readonly progress: StoreApi<Readonly<Record<string, ExerciseProgress>>>;
  readonly engine: StoreApi<EngineState>;
  readonly storage: StoreApi<StorageState>;
  readonly study: StoreApi<StudyState>;
}

const BEGUN: Readonly<Record<string, ExerciseProgress>> = {
  coats: { bestScore: 3, attempts: 2, hasDraft: true, lastTouchedAt: 2 },
  cars: { bestScore: 5, attempts: 4, hasDraft: true, lastTouchedAt: 1 },
};

export function createTestLab({ isFirstVisit = false } = {}): TestLab {
  const calls: string[] = [];
  const workspace = createStore<WorkspaceState>(() => SAMPLE_STATE);
  const settings = createStore<Settings>(() => ({
    theme: 'light',
    engine: 'auto',
    stockEngine: false,
    notifyWhenDone: false,
    editorFontSize: 14,
    screenReaderMode: false,
  }));
  const study = createStore<StudyState>(() => ({ plan: null, days: [], ranSnippets: {} }));
  let runs: readonly RunRecord[] = isFirstVisit ? [] : SAMPLE_RUNS;
  const missing: RunError = { blame: 'environment', code: 'data-missing', message: 'No rows in this test.' };
  return {
    exercises: SAMPLE_EXERCISES,
    settings,
    workspace,
    calls,
    engine: createStore<EngineState>(() => ({
      status: 'ready',
      measurement: {
        webglStepMs: 694,
        wasmStepMs: 97,
        renderer: 'SwiftShader',
        isSoftwareRenderer: true,
        webglAbsence: null,
        wasmAbsence: null,
      },
      measuredAt: Date.UTC(2026, 10, 1),
      choice: {
        backend: 'wasm',
        reason: 'WASM takes 97 ms a step and WebGL in software 694 ms.',
        renderer: 'SwiftShader',
        isSoftwareRenderer: true,
        threads: 2,
        isStock: false,
      },
    })),
    storage: createStore<StorageState>(() => ({
      usageBytes: 31_000_000,
      quotaBytes: 2_000_000_000,
      isPersistent: false,
      problem: null,
    })),
    progress: createStore(() => (isFirstVisit ? {} : BEGUN)),
    updateSettings: (change) => settings.setState(change),
    bench: createBench({ place: null, filesUrl: '/datasets/', now: () => Date.UTC(2026, 10, 1) }),
    measureEngine: () => record(calls, 'measureEngine'),
    openWorkspace: (exerciseId) =>
      Promise.resolve(
        exerciseId === 'coats'
          ? ok({ store: workspace, actions: createActions(workspace, calls), dispose: () => undefined })
          : fail<RunError>({
              blame: 'lab',
              code: 'internal',
              message: `There is no exercise '${exerciseId}'.`,
            }),
      ),
    openFreePlay: (dataset) => {
      const store = createStore<WorkspaceState>(() => ({
        ...SAMPLE_STATE,
        subject: { id: `play-${dataset}`, title: `Free play: ${dataset}`, dataset },
        exercise: null,
        current: null,
        attempts: [],
      }));
      return Promise.resolve(ok({ store, actions: createActions(store, calls), dispose: () => undefined }));
    },
    loadHandbook: () => Promise.resolve(ok(SAMPLE_PAGES)),
    openSnippet: (handbookPage) => Promise.resolve(createPlayer(handbookPage, calls)),
    study,
    setStudyPlan: (plan) => {
      study.setState({ plan });
      return record(calls, `setStudyPlan ${plan?.weeks ?? 'none'}`);
    },
    listAttempts: () => Promise.resolve(runs),
    deleteAttempt: (runId) => {
      runs = runs.filter((run) => run.id !== runId);
      return record(calls, `deleteAttempt ${runId}`);
    },
    loadDatasetIndex: () => Promise.resolve(ok(SAMPLE_INDEX)),
    loadModelCard: () => Promise.resolve(fail(missing)),
    loadManifest: () => Promise.resolve(ok<DatasetManifest>(SAMPLE_MANIFEST)),
    loadPart: () => Promise.resolve<Result<PartRows, RunError>>(fail(missing)),
    ownData: createOwnData({ databaseName: `test-own-data-${crypto.randomUUID()}` }),
    exportBackup: () => Promise.resolve(ok(new Blob(['backup']))),
    importBackup: () => Promise.resolve(fail('The file is not a backup of the lab. Choose another.')),
    deleteEverything: () => record(calls, 'deleteEverything'),
    requestPersistence: () => Promise.resolve(true),
  };
}

function createActions(store: StoreApi<WorkspaceState>, calls: string[]): WorkspaceActions {
  const set = (change: Partial<WorkspaceState>): void => store.setState(change);
  return {
    edit: (code) => set({ code }),
    run: () => record(calls, 'run'),
    resume: () => record(calls, 'resume'),
    stop: () => void calls.push('stop'),
    submit: () => record(calls, 'submit'),
    setSeed: (seed) => set({ seed }),
    openHint: () => set({ openedHints: store.getState().openedHints + 1 }),
    reset: () => set({ code: store.getState().texts.starter }),
    restore: (code) => set({ code }),
    listVersions: () =>
      Promise.resolve([
        { id: 'v1', exerciseId: 'coats', code: 'let older = 1;\n', at: 1_700_000_000_000, reason: 'run' },
      ]),
    resolveConflict: (keep) => {
      calls.push(`resolveConflict ${keep}`);
      set({ save: { status: 'saved', at: null } });
    },
    dismissInterrupted: () => set({ interrupted: null }),
    dismissNotice: () => set({ notice: null }),
    showAttempt: (runId) => {
      const { attempts, current } = store.getState();
      set({ current: attempts.find((run) => run.id === runId) ?? current });
    },
    deleteAttempt: (runId) => {
      set({ attempts: store.getState().attempts.filter((run) => run.id !== runId) });
      return record(calls, `deleteAttempt ${runId}`);
    },
  };
}

/** Pretends to run: prints the program's first line. */
function createPlayer(handbookPage: HandbookPage, calls: string[]): SnippetPlayer {
  const store = createStore<SnippetState>(() => ({
    code: handbookPage.program,
    run: { status: 'idle' },
    record: null,
  }));
  return {
    store,
    edit: (code) => store.setState({ code }),
    run: () => {
      const { code } = store.getState();
      const text = code.split('\n')[0] ?? '';
      const lines: RunRecord['console'] = [{ level: 'log', text, repeats: 1, at: null }];
      store.setState({ run: { status: 'ended' }, record: sampleRun({ code, console: lines, epochs: [] }) });
      return record(calls, `runSnippet ${handbookPage.skill}`);
    },
    stop: () => void calls.push('stopSnippet'),
    reset: () => store.setState({ code: handbookPage.program }),
    dispose: () => undefined,
  };
}

function record(calls: string[], call: string): Promise<void> {
  calls.push(call);
  return Promise.resolve();
}
