import type { SourcePosition } from '#core/errors.ts';
import type { Workspace } from '#session/state.ts';
import { createContext, useContext } from 'react';
import { type StoreApi, createStore } from 'zustand/vanilla';

export type ResultTab = 'data' | 'training' | 'console' | 'verdict';
export type PaneName = 'task' | 'code' | 'results';
export const PANES: readonly PaneName[] = ['task', 'code', 'results'];

/** How the workspace is looked at; nothing of it is kept. */
export interface ViewState {
  readonly tab: ResultTab;
  /** The pane on a narrow screen. */
  readonly pane: PaneName;
  /** The code view: the text itself or a difference. */
  readonly codeView: 'solution' | 'starter' | 'attempt' | 'theirs';
  /** The attempt that the shown one is compared with. */
  readonly compareId: string | null;
  /** A new object moves the editor's cursor. */
  readonly goTo: SourcePosition | null;
}

export interface OpenWorkspace {
  readonly workspace: Workspace;
  readonly view: StoreApi<ViewState>;
}

export function createView(): StoreApi<ViewState> {
  return createStore<ViewState>(() => ({
    tab: 'data',
    pane: 'task',
    codeView: 'solution',
    compareId: null,
    goTo: null,
  }));
}

export const WorkspaceContext = createContext<OpenWorkspace | null>(null);

export function useOpenWorkspace(): OpenWorkspace {
  const open = useContext(WorkspaceContext);
  if (open === null) throw new Error('useOpenWorkspace is called outside WorkspaceScreen.');
  return open;
}
