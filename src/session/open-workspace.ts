import type { Exercise } from '#core/exercise.ts';
import { loadRuns } from '#session/run/load-runs.ts';
import { createStore } from 'zustand/vanilla';
import { createDraftKeeper } from './draft-keeper.ts';
import type { ExerciseTexts, SaveState, Subject, Workspace, WorkspaceState } from './state.ts';
import { keepVersion } from './versions.ts';
import type { WorkspaceServices } from './workspace-context.ts';
import { createRunActions } from './workspace-runs.ts';
import { createTextActions } from './workspace-text.ts';

/** Shown beside every score; any other number does as well. */
const FIRST_SEED = 42;

/** Opens an exercise, or free play when `exercise` is null, with the draft and runs of earlier visits. Nothing starts by itself. */
export async function openWorkspace(
  subject: Subject,
  exercise: Exercise | null,
  texts: ExerciseTexts,
  services: WorkspaceServices,
): Promise<Workspace> {
  const { storage, locks, ports, progress, createId } = services;
  const [draft, { runs, interrupted }] = await Promise.all([
    storage.load('drafts', subject.id),
    loadRuns(storage, locks, subject.id),
  ]);
  const stored = draft.ok ? draft.value : null;
  const store = createStore<WorkspaceState>(() => ({
    subject,
    exercise,
    texts,
    code: stored?.code ?? texts.starter,
    save: { status: 'saved', at: stored?.savedAt ?? null },
    openedHints: stored?.openedHints ?? 0,
    run: { status: 'idle' },
    current: runs[0] ?? null,
    attempts: runs,
    seed: stored?.seed ?? FIRST_SEED,
    markers: [],
    interrupted:
      interrupted === null ? null : { run: interrupted, canResume: interrupted.model?.epoch != null },
    notice: draft.ok ? null : draft.error.message,
  }));

  const onSave = (save: SaveState): void => {
    store.setState({ save });
    if (save.status === 'saved' && save.at !== null) progress.noteDraft(subject.id, save.at);
  };
  const channel = services.openChannel();
  const drafts = createDraftKeeper({
    exerciseId: subject.id,
    storage,
    channel,
    now: ports.now,
    read: () => store.getState(),
    onSave,
    stored,
  });
  /** This tab's text of an undecided conflict must survive the tab; one version a tab, overwritten each time. */
  const conflictId = createId();
  const saveNow = async (): Promise<void> => {
    await drafts.flush();
    const { save, code } = store.getState();
    if (save.status !== 'conflict') return;
    await keepVersion(storage, {
      id: conflictId,
      exerciseId: subject.id,
      code,
      at: ports.now(),
      reason: 'conflict',
    });
  };
  const context = { ...services, subject, store, saveDraft: saveNow };
  const runActions = createRunActions(context, exercise);
  const textActions = createTextActions({
    exerciseId: subject.id,
    store,
    storage,
    drafts,
    now: ports.now,
    createId,
  });
  const stopWatching = watchLeaving(() => void saveNow());
  return {
    store,
    actions: {
      ...textActions,
      ...runActions,
      dismissNotice: () => store.setState({ notice: null }),
    },
    dispose: () => {
      stopWatching();
      runActions.stop();
      void saveNow().then(() => {
        drafts.dispose();
        channel.close();
      });
    },
  };
}

/** Calls back when the page may be about to end; a hidden page may be ended without another word. */
function watchLeaving(onLeaving: () => void): () => void {
  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') onLeaving();
  };
  window.addEventListener('pagehide', onLeaving);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    window.removeEventListener('pagehide', onLeaving);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
