import type { HandbookPage } from '#core/handbook.ts';
import type { SkillId } from '#core/skills.ts';
import { createRecord } from '#session/run/create-record.ts';
import { type Training, startTraining } from '#session/run/training.ts';
import type { LabStorage } from '#session/storage/lab-storage.ts';
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { DraftChannel } from './draft-channel.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import type { EngineChoice, TrainingPorts } from './ports.ts';
import type { RunRecord, RunState } from './state.ts';

/** A handbook page's program on screen. */
export interface SnippetState {
  readonly code: string;
  readonly run: RunState;
  /** The run shown beneath; null before the first. Runs of snippets are not kept. */
  readonly record: RunRecord | null;
}

/** A snippet opened on screen. Nothing starts by itself. */
export interface SnippetPlayer {
  readonly store: StoreApi<SnippetState>;
  edit(code: string): void;
  /** Resolves when the run is over; does nothing while one is under way. */
  run(): Promise<void>;
  stop(): void;
  /** Puts the page's own program back. */
  reset(): void;
  /** Stops a run under way and saves. */
  dispose(): void;
}

export interface SnippetServices {
  readonly ports: TrainingPorts;
  readonly storage: LabStorage;
  readonly openChannel: () => DraftChannel;
  readonly createId: () => string;
  readonly chooseEngine: () => Promise<EngineChoice>;
  /** The snippet ran to its end without an error. */
  readonly onRan: (skill: SkillId) => void;
}

/** Every reader sees the numbers that the page speaks of. */
export const SNIPPET_SEED = 42;

/** Opens a page's program, with the reader's changes of earlier visits. */
export async function openSnippet(page: HandbookPage, services: SnippetServices): Promise<SnippetPlayer> {
  const { ports, storage, createId, chooseEngine } = services;
  const id = snippetId(page.skill);
  const draft = await storage.load('drafts', id);
  const stored = draft.ok ? draft.value : null;
  const store = createStore<SnippetState>(() => ({
    code: stored?.code ?? page.program,
    run: { status: 'idle' },
    record: null,
  }));
  const channel = services.openChannel();
  const drafts = createDraftKeeper({
    exerciseId: id,
    storage,
    channel,
    now: ports.now,
    read: () => ({ code: store.getState().code, seed: SNIPPET_SEED, openedHints: 0 }),
    onSave: (save) => {
      if (save.status !== 'conflict') return;
      // Another tab was later. A few lines of practice are not worth a question.
      store.setState({ code: save.theirs });
      drafts.followTheirs();
    },
    stored,
  });
  let training: Training | null = null;
  let runs = 0;

  const edit = (code: string): void => {
    if (code === store.getState().code) return;
    store.setState({ code });
    drafts.touch();
  };
  const train = async (): Promise<void> => {
    const { code } = store.getState();
    const startedAt = ports.now();
    runs += 1;
    const record = createRecord({
      id: createId(),
      exerciseId: id,
      number: runs,
      code,
      seed: SNIPPET_SEED,
      startedAt,
    });
    const runnable = { ...record, code: withSolution(code) };
    training = startTraining(
      ports,
      { record: runnable, checks: [], chooseEngine, resume: null },
      {
        onChange: (current, run) => store.setState({ record: current, run }),
        onCheckpoint: () => undefined,
      },
    );
    const end = await training.end;
    training = null;
    store.setState({ record: end.record, run: { status: 'ended' } });
    if (end.record.status === 'trained') services.onRan(page.skill);
  };
  return {
    store,
    edit,
    run: async () => {
      if (training !== null) return;
      await drafts.flush();
      await train();
    },
    stop: () => training?.stop(),
    reset: () => edit(page.program),
    dispose: () => {
      training?.stop();
      void drafts.flush().then(() => {
        drafts.dispose();
        channel.close();
      });
    },
  };
}

/** Under which a snippet's draft is kept, beside those of the exercises. */
export function snippetId(skill: SkillId): string {
  return `snippet-${skill.toLowerCase()}`;
}

/**
 * A run in the sandbox ends with a model. A program that has none to give runs its lines as the module loads, and gets the
 * smallest model there is put behind it, where no line number moves; the model is thrown away.
 */
export function withSolution(code: string): string {
  if (/\bsolutionModel\b/.test(code)) return code;
  return `${code}
import { layers as labLayers, sequential as labSequential } from '@tensorflow/tfjs';
export const solutionModel = () => labSequential({ layers: [labLayers.dense({ units: 1, inputShape: [1] })] });
`;
}
