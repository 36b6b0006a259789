import { type AnswerName, loadAnswer } from '#content/answers.ts';
import { listExercises } from '#content/catalogue.ts';
import { createDatasetIndex } from '#content/dataset-index.ts';
import { createDatasetLoader } from '#content/dataset-loader.ts';
import { loadExerciseTexts } from '#content/exercise-texts.ts';
import { loadFreePlayStarter } from '#content/free-play.ts';
import { loadHandbook } from '#content/handbook.ts';
import { loadModelCard } from '#content/model-card.ts';
import type { DatasetManifest } from '#core/dataset.ts';
import type { EngineMeasurement } from '#core/engine.ts';
import type { RunError } from '#core/errors.ts';
import type { Exercise } from '#core/exercise.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { createPretrainedLoader } from '#content/pretrained-loader.ts';
import { openDataCache } from '#content/shard-store.ts';
import { createGrader } from '#runner/grading.ts';
import { measureEngine } from '#runner/probe.ts';
import { createRunner } from '#runner/runner.ts';
import { exportBackup } from '#session/backup/export-backup.ts';
import { importBackup } from '#session/backup/import-backup.ts';
import { createStudyKeeper } from '#session/path/study-keeper.ts';
import { loadRuns } from '#session/run/load-runs.ts';
import { createRunKeeper } from '#session/run/run-keeper.ts';
import { type RunLocks, createRunLocks } from '#session/run/run-locks.ts';
import { openStorage } from '#session/storage/open-storage.ts';
import type { LossCause } from '#session/storage/indexed-db-store.ts';
import type { RecordStore } from '#session/storage/record-store.ts';
import { createBench } from './bench.ts';
import { createDraftChannel } from './draft-channel.ts';
import { createEngineKeeper } from './engine-keeper.ts';
import { createEngineMemory } from './engine-memory.ts';
import { openWorkspace } from './open-workspace.ts';
import type { DatasetPort, GraderPort, RunnerPort } from './ports.ts';
import { type OwnDataOptions, createOwnData } from './own-data.ts';
import { createOwnDataSource } from './own-data-source.ts';
import { createProgressKeeper } from './progress-store.ts';
import { createRunNotices } from './run-notices.ts';
import { type SettingsPlace, createSettings, openSettingsPlace } from './settings.ts';
import { openSnippet } from './snippet.ts';
import type { ExerciseTexts, Lab, RunRecord } from './state.ts';
import { createStorageStatus } from './storage-status.ts';
import type { AutomationServices } from './automation.ts';
import type { RunEnded, WorkspaceServices } from './workspace-context.ts';

/** Everything the lab takes from outside. Nothing is required: the defaults are the real things. */
export interface LabOptions {
  /** Name of the database and of the channel between tabs. */
  readonly storageName?: string;
  readonly now?: () => number;
  readonly createId?: () => string;
  readonly exercises?: readonly Exercise[];
  readonly loadTexts?: (
    exercise: Exercise,
    manifest: DatasetManifest,
  ) => Promise<Result<ExerciseTexts, RunError>>;
  readonly loadAnswer?: (exercise: Exercise, answer: AnswerName) => Promise<Result<string, RunError>>;
  readonly datasets?: DatasetPort;
  readonly ownData?: Omit<OwnDataOptions, 'databaseName'>;
  readonly runner?: RunnerPort;
  readonly grader?: GraderPort;
  readonly measure?: () => Promise<Result<EngineMeasurement, RunError>>;
  readonly openStore?: (name: string, onLost: (cause: LossCause) => void) => Promise<RecordStore>;
  /** How long storage may take to open. */
  readonly storageDeadlineMs?: number;
  readonly settingsPlace?: SettingsPlace | null;
  readonly locks?: RunLocks;
  /** By default the page's title and, where wanted, a notification. */
  readonly onRunEnded?: (ended: RunEnded) => void;
}

/** A lab with what its tools need, and a way to take it down. */
export interface CreatedLab extends Lab {
  /** For `createAutomation`. */
  readonly automation: AutomationServices;
  dispose(): void;
}

/** Puts the lab together: storage, settings, engine, runner, grader. Resolves as soon as the catalogue can be shown. */
export async function createLab(options: LabOptions = {}): Promise<CreatedLab> {
  const { storageName = 'tensor-dojo', now = Date.now, createId = () => crypto.randomUUID() } = options;
  const exercises = options.exercises ?? listExercises();
  const source = openDataSource();
  const ownDatabase = `${storageName}-own-data`;
  const ownData = createOwnData({ databaseName: ownDatabase, ...options.ownData });
  const datasets = options.datasets ?? createDatasetLoader(source, createOwnDataSource(ownDatabase));
  const pretrained = createPretrainedLoader(source);
  const loadDatasetIndex = createDatasetIndex(source);
  const runner = options.runner ?? createRunner();
  const grader = options.grader ?? createGrader();
  const locks = options.locks ?? createRunLocks('locks' in navigator ? navigator.locks : null);
  const ports = { now, datasets, pretrained, runner, grader };
  const loadTexts = options.loadTexts ?? loadExerciseTexts;

  const place = options.settingsPlace === undefined ? openSettingsPlace() : options.settingsPlace;
  const settings = createSettings(place);
  const notices = createRunNotices(() => settings.store.getState().notifyWhenDone);
  const status = createStorageStatus('storage' in navigator ? navigator.storage : null);
  const storage = await openStorage({
    name: storageName,
    now,
    onProblem: (problem) => status.showProblem(problem),
    ...(options.storageDeadlineMs === undefined ? {} : { deadlineMs: options.storageDeadlineMs }),
    ...(options.openStore === undefined ? {} : { open: options.openStore }),
  });
  const keeper = createRunKeeper(storage, now);
  const progress = createProgressKeeper(storage);
  const study = createStudyKeeper(storage, now);
  const engineMemory = createEngineMemory(place, navigator.userAgent);
  const engine = createEngineKeeper({
    measure: options.measure ?? measureEngine,
    readPreference: () => settings.store.getState().engine,
    readStock: () => settings.store.getState().stockEngine,
    memory: engineMemory,
    now,
  });
  await Promise.all([progress.load(), study.load()]);
  void status.refresh();

  const announceEnd = options.onRunEnded ?? ((ended) => notices.announce(ended));

  const services: WorkspaceServices = {
    ports,
    storage,
    keeper,
    locks,
    progress,
    createId,
    openChannel: () => createDraftChannel(storageName),
    chooseEngine: () => engine.choose(),
    onEngine: (report) => engine.note(report),
    onRunEnded: (ended) => {
      void study.notePractice();
      announceEnd(ended);
    },
    onStored: () => void status.refresh(),
  };
  const loadAttempts = async (): Promise<readonly RunRecord[]> => (await loadRuns(storage, locks)).runs;
  const backup = { storage, settings, now, createId, openChannel: services.openChannel };

  return {
    exercises,
    settings: settings.store,
    engine: engine.store,
    storage: status.store,
    progress: progress.store,
    updateSettings: (change) => {
      const isNewWish = change.notifyWhenDone === true && !settings.store.getState().notifyWhenDone;
      settings.update(change);
      if (change.engine !== undefined || change.stockEngine !== undefined) engine.refresh();
      if (isNewWish)
        void notices.askPermission().then((isGiven) => isGiven || settings.update({ notifyWhenDone: false }));
    },
    measureEngine: () => engine.measure(),
    bench: createBench({ place, filesUrl: source.baseUrl, now }),
    openWorkspace: async (exerciseId) => {
      const exercise = exercises.find(({ id }) => id === exerciseId);
      if (exercise === undefined) return fail(unknownExercise(exerciseId));
      const manifest = await datasets.loadManifest(exercise.dataset);
      if (!manifest.ok) return manifest;
      const texts = await loadTexts(exercise, manifest.value);
      if (!texts.ok) return texts;
      void engine.ensure();
      runner.prewarm();
      return ok(await openWorkspace(exercise, exercise, texts.value, services));
    },
    openFreePlay: async (datasetId) => {
      const manifest = await datasets.loadManifest(datasetId);
      if (!manifest.ok) return manifest;
      const starter = await loadFreePlayStarter(manifest.value);
      if (!starter.ok) return starter;
      void engine.ensure();
      runner.prewarm();
      const subject = {
        id: `play-${datasetId}`,
        title: `Free play: ${manifest.value.title}`,
        dataset: datasetId,
      };
      const texts = { promptHtml: '', hintsHtml: [], debriefHtml: [], starter: starter.value };
      return ok(await openWorkspace(subject, null, texts, services));
    },
    loadHandbook,
    // Neither engine nor worker is started: most readers of a page run nothing.
    openSnippet: (page) =>
      openSnippet(page, { ...services, onRan: (skill) => void study.noteSnippet(skill) }),
    study: study.store,
    setStudyPlan: (plan) => study.setPlan(plan),
    listAttempts: loadAttempts,
    deleteAttempt: async (runId) => {
      const attempts = await loadAttempts();
      const attempt = attempts.find(({ id }) => id === runId);
      const deleted = await keeper.delete(runId);
      if (!deleted.ok) status.showProblem({ isSaving: true, message: deleted.error.message });
      if (attempt === undefined || !deleted.ok) return;
      const { exerciseId } = attempt;
      const rest = attempts.filter((run) => run.exerciseId === exerciseId && run.id !== runId);
      await progress.recount(exerciseId, rest);
      await status.refresh();
    },
    loadDatasetIndex,
    loadModelCard: (modelId) => loadModelCard(source, modelId),
    loadManifest: (datasetId) => datasets.loadManifest(datasetId),
    loadPart: (datasetId, part, load) => datasets.loadPart(datasetId, part, load),
    ownData,
    exportBackup: () => exportBackup(backup),
    importBackup: async (file) => {
      const imported = await importBackup(file, backup);
      if (!imported.ok) return imported;
      const attempts = await loadAttempts();
      for (const exerciseId of new Set(attempts.map((run) => run.exerciseId)))
        await progress.recount(
          exerciseId,
          attempts.filter((run) => run.exerciseId === exerciseId),
        );
      await Promise.all([progress.load(), study.load()]);
      await status.refresh();
      return imported;
    },
    deleteEverything: async () => {
      const cleared = await storage.clear();
      const forgotten = await ownData.clear();
      if (!forgotten.ok) status.showProblem({ isSaving: true, message: forgotten.error.message });
      if (!cleared.ok) {
        status.showProblem({ isSaving: true, message: cleared.error.message });
        return;
      }
      settings.reset();
      engineMemory.clear();
      engine.refresh();
      await Promise.all([progress.load(), study.load()]);
      await status.refresh();
    },
    requestPersistence: () => status.requestPersistence(),
    automation: {
      ports,
      exercises,
      loadAnswer: options.loadAnswer ?? loadAnswer,
      chooseEngine: (preference) => engine.choose(preference),
    },
    dispose: () => {
      runner.dispose();
      grader.dispose();
      storage.close();
    },
  };
}

function openDataSource() {
  const baseUrl = new URL(`${import.meta.env.BASE_URL}datasets/`, document.baseURI).href;
  return { baseUrl, fetch: globalThis.fetch.bind(globalThis), cache: openDataCache() };
}

function unknownExercise(id: string): RunError {
  const message = `There is no exercise '${id}'. Its address may be old: choose one from the catalogue.`;
  return { blame: 'lab', code: 'internal', message };
}
