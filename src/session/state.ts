import type { Chart } from '#core/chart.ts';
import type { ConsoleLine } from '#core/console-line.ts';
import type { DatasetSummary } from '#core/dataset-summary.ts';
import type { DatasetManifest, PartName, PartRows } from '#core/dataset.ts';
import type { EngineMeasurement, EnginePreference, EngineReport } from '#core/engine.ts';
import type { RunError } from '#core/errors.ts';
import type { Exercise } from '#core/exercise.ts';
import type { HandbookPage } from '#core/handbook.ts';
import type { ModelCard } from '#core/model-card.ts';
import type { Result } from '#core/result.ts';
import type { TrainedModel } from '#core/trained-model.ts';
import type { Verdict } from '#core/verdict.ts';
import type { StudyPlan } from '#session/path/records.ts';
import type { StudyState } from '#session/path/study-keeper.ts';
import type { Bench } from './bench.ts';
import type { OwnData } from './own-data.ts';
import type { SnippetPlayer } from './snippet.ts';
import type { StoreApi } from 'zustand/vanilla';

/** One point of a live curve. `epoch` may be fractional while an epoch is under way. */
export interface CurvePoint {
  readonly fit: number;
  readonly epoch: number;
  readonly logs: Readonly<Record<string, number>>;
  /** Epochs that the fit was asked for; absent in runs kept by an older version. */
  readonly planned?: number | null;
}

/** Everything worth keeping of a run's history; grows while the run goes on. */
export interface RunRecord {
  readonly id: string;
  readonly exerciseId: string;
  /** Counts the runs of this exercise from 1. */
  readonly number: number;
  readonly code: string;
  readonly seed: number;
  readonly engine: EngineReport | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly status: 'started' | 'trained' | 'stopped' | 'failed' | 'interrupted';
  readonly error: RunError | null;
  /** One point an epoch. */
  readonly epochs: readonly CurvePoint[];
  readonly reports: readonly { readonly step: number; readonly logs: Readonly<Record<string, number>> }[];
  readonly console: readonly ConsoleLine[];
  readonly charts: readonly Chart[];
  /** A model is kept under this run's id; `epoch` says how far it had come. */
  readonly model: { readonly sizeBytes: number; readonly epoch: number | null } | null;
  readonly verdict: Verdict | null;
}

export interface Progress {
  readonly fit: number;
  readonly epoch: number;
  readonly epochs: number | null;
  readonly batch: number;
  readonly batches: number | null;
  /** Estimated from the pace of this run; null until known. */
  readonly remainingMs: number | null;
}

/** The run on screen. */
export type RunState =
  | { readonly status: 'idle' }
  /** `step` is a sentence: 'Loading the data…', 'Compiling shaders…'. */
  | { readonly status: 'preparing'; readonly step: string; readonly fraction: number | null }
  | {
      readonly status: 'running';
      readonly progress: Progress | null;
      /** Batch-wise points of the epoch under way, cleared when it ends. */
      readonly live: readonly CurvePoint[];
      readonly memory: { readonly tensors: number; readonly sizeBytes: number } | null;
      /** Milliseconds without a sign of life; 0 while all is well. */
      readonly silentMs: number;
      /** Why the model in training would be turned away; empty while nothing speaks against it. */
      readonly foreseen: readonly string[];
      readonly isStopping: boolean;
    }
  | { readonly status: 'submitting'; readonly step: string }
  | { readonly status: 'ended' };

export type SaveState =
  | { readonly status: 'saved'; readonly at: number | null }
  | { readonly status: 'unsaved' }
  | { readonly status: 'failed'; readonly message: string }
  /** Another tab saved a different text after this one was opened. */
  | { readonly status: 'conflict'; readonly theirs: string; readonly at: number };

/** A mark on the learner's code. One-based. */
export interface Marker {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Texts that come with an exercise, rendered from its Markdown. */
export interface ExerciseTexts {
  readonly promptHtml: string;
  readonly hintsHtml: readonly { readonly title: string; readonly html: string }[];
  /** For after passing. */
  readonly debriefHtml: readonly { readonly title: string; readonly html: string }[];
  readonly starter: string;
}

/** What a workspace is about: an exercise, or free play on a data set. Drafts and runs are kept under its id. */
export interface Subject {
  readonly id: string;
  readonly title: string;
  /** Id of the data set. */
  readonly dataset: string;
}

export interface WorkspaceState {
  readonly subject: Subject;
  /** Null in free play: nothing is asked, and nothing is scored. */
  readonly exercise: Exercise | null;
  readonly texts: ExerciseTexts;
  readonly code: string;
  readonly save: SaveState;
  readonly openedHints: number;
  readonly run: RunState;
  /** The run shown in the panels: the one under way or the latest; null before the first. */
  readonly current: RunRecord | null;
  /** Newest first, without `current` while it is under way. */
  readonly attempts: readonly RunRecord[];
  readonly seed: number;
  readonly markers: readonly Marker[];
  /** Set when the last visit ended in mid-run. */
  readonly interrupted: { readonly run: RunRecord; readonly canResume: boolean } | null;
  /** A sentence about something that went wrong outside the run (storage full, data missing). */
  readonly notice: string | null;
}

/** An earlier text of the learner's code, kept when it was run or replaced. */
export interface CodeVersion {
  readonly id: string;
  readonly exerciseId: string;
  readonly code: string;
  readonly at: number;
  /** What was about to happen to the text; `conflict` is the text not chosen, or not yet chosen, between two tabs. */
  readonly reason: 'run' | 'reset' | 'restore' | 'conflict' | 'import';
}

/** What the workspace screen can ask for. None of them throws; failures show in the state. */
export interface WorkspaceActions {
  edit(code: string): void;
  /** Saves, marks the run started, trains. */
  run(): Promise<void>;
  /** Continues the interrupted or failed run from its last kept epoch. */
  resume(): Promise<void>;
  stop(): void;
  /** Runs first when the code has changed since the last trained model. Does nothing in free play. */
  submit(): Promise<void>;
  setSeed(seed: number): void;
  openHint(): void;
  /** Puts the starter back; the text before it can be had back with `restore`. */
  reset(): void;
  /** Puts an attempt's code into the editor, keeping the present text as a version. */
  restore(code: string): void;
  /** Newest first, at most 30; give one's code to `restore` to have it back. */
  listVersions(): Promise<readonly CodeVersion[]>;
  resolveConflict(keep: 'mine' | 'theirs'): void;
  dismissInterrupted(): void;
  dismissNotice(): void;
  showAttempt(runId: string): void;
  deleteAttempt(runId: string): Promise<void>;
}

export type Theme = 'system' | 'light' | 'dark' | 'high-contrast';

export interface Settings {
  readonly theme: Theme;
  readonly engine: EnginePreference;
  /** Trains with TensorFlow.js as its authors left it, for comparison. */
  readonly stockEngine: boolean;
  readonly notifyWhenDone: boolean;
  /** Editor font size in CSS pixels. */
  readonly editorFontSize: number;
  /** Monaco's own accessibility switch: line numbers off, simpler rendering. */
  readonly screenReaderMode: boolean;
}

export interface ExerciseProgress {
  readonly bestScore: number | null;
  readonly attempts: number;
  readonly hasDraft: boolean;
  readonly lastTouchedAt: number | null;
}

/** A trained model with its run, as kept. */
export interface KeptModel {
  readonly runId: string;
  readonly epoch: number | null;
  readonly model: TrainedModel;
}

export type EngineState =
  /** Measuring loads TensorFlow.js, so it waits for the first exercise that is opened. */
  | { readonly status: 'unmeasured' }
  | { readonly status: 'measuring' }
  | {
      readonly status: 'ready';
      readonly measurement: EngineMeasurement;
      /** Milliseconds since 1970; measurements are kept from visit to visit. */
      readonly measuredAt: number;
      readonly choice: EngineReport;
    }
  | { readonly status: 'failed'; readonly message: string };

export interface StorageState {
  readonly usageBytes: number | null;
  readonly quotaBytes: number | null;
  readonly isPersistent: boolean;
  readonly problem: StorageProblem | null;
}

/** What the person must know of their saved work. */
export interface StorageProblem {
  /** False when work lives in this tab only (private window, storage blocked or gone). */
  readonly isSaving: boolean;
  /** What happened, and what to do. */
  readonly message: string;
}

/** One exercise opened on screen. */
export interface Workspace {
  readonly store: StoreApi<WorkspaceState>;
  readonly actions: WorkspaceActions;
  /** Stops a run under way, saves, frees workers. */
  dispose(): void;
}

export interface LoadOptions {
  readonly limit?: number;
  readonly onProgress?: (fraction: number) => void;
}

/** Everything the screens can see and do; made once in main.tsx. */
export interface Lab {
  /** In the order of the curriculum. */
  readonly exercises: readonly Exercise[];
  readonly settings: StoreApi<Settings>;
  readonly engine: StoreApi<EngineState>;
  readonly storage: StoreApi<StorageState>;
  /** By exercise id; ids without an entry were never touched. */
  readonly progress: StoreApi<Readonly<Record<string, ExerciseProgress>>>;
  updateSettings(change: Partial<Settings>): void;
  measureEngine(): Promise<void>;
  /** Stock TensorFlow.js beside the lab's engine, on this device. */
  readonly bench: Bench;
  openWorkspace(exerciseId: string): Promise<Result<Workspace, RunError>>;
  /** Free play: code on a data set, with no task and no score. */
  openFreePlay(datasetId: string): Promise<Result<Workspace, RunError>>;
  /** A page for each skill, in the order of the checklist. */
  loadHandbook(): Promise<Result<readonly HandbookPage[], RunError>>;
  openSnippet(page: HandbookPage): Promise<SnippetPlayer>;
  /** The learning path's plan, days of practice and snippets that were run. */
  readonly study: StoreApi<StudyState>;
  /** Null ends the plan. */
  setStudyPlan(plan: StudyPlan | null): Promise<void>;
  /** All runs of all exercises, newest first. */
  listAttempts(): Promise<readonly RunRecord[]>;
  deleteAttempt(runId: string): Promise<void>;
  /** All data sets that the site ships, in short. */
  loadDatasetIndex(): Promise<Result<readonly DatasetSummary[], RunError>>;
  loadModelCard(modelId: string): Promise<Result<ModelCard, RunError>>;
  loadManifest(datasetId: string): Promise<Result<DatasetManifest, RunError>>;
  loadPart(datasetId: string, part: PartName, options?: LoadOptions): Promise<Result<PartRows, RunError>>;
  /** Data sets that the person brought; `loadManifest` and `loadPart` serve them too. */
  readonly ownData: OwnData;
  /** One file with drafts, runs, models and settings. */
  exportBackup(): Promise<Result<Blob, RunError>>;
  /** Adds what the file holds; newer records win; nothing is deleted. Resolves with a sentence for the screen. */
  importBackup(file: Blob): Promise<Result<string, string>>;
  deleteEverything(): Promise<void>;
  requestPersistence(): Promise<boolean>;
}
