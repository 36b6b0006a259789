import type { EngineReport } from '#core/engine.ts';
import type { RunKeeper } from '#session/run/run-keeper.ts';
import type { RunLocks } from '#session/run/run-locks.ts';
import type { LabStorage } from '#session/storage/lab-storage.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { DraftChannel } from './draft-channel.ts';
import type { EngineChoice, TrainingPorts } from './ports.ts';
import type { ProgressKeeper } from './progress-store.ts';
import type { RunRecord, Subject, WorkspaceState } from './state.ts';

/** A run or a submission that is over; for the page's title and notifications. */
export interface RunEnded {
  readonly subject: Subject;
  readonly record: RunRecord;
}

/** What the lab lends to every workspace. */
export interface WorkspaceServices {
  readonly ports: TrainingPorts;
  readonly storage: LabStorage;
  readonly keeper: RunKeeper;
  readonly locks: RunLocks;
  readonly progress: ProgressKeeper;
  /** A channel for one workspace, so that two in one page hear each other too. */
  readonly openChannel: () => DraftChannel;
  readonly createId: () => string;
  readonly chooseEngine: () => Promise<EngineChoice>;
  /** A run learnt what its backend really is (threads, device). */
  readonly onEngine: (engine: EngineReport) => void;
  readonly onRunEnded: (ended: RunEnded) => void;
  /** Usage has changed; the numbers on screen may be read again. */
  readonly onStored: () => void;
}

/** One workspace's own. */
export interface WorkspaceContext extends WorkspaceServices {
  readonly subject: Subject;
  readonly store: StoreApi<WorkspaceState>;
  /** Saves the draft before a run. */
  readonly saveDraft: () => Promise<void>;
}
