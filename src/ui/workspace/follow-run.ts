import type { Workspace, WorkspaceState } from '#session/state.ts';
import { announce } from '#ui/announcer.ts';
import type { StoreApi } from 'zustand/vanilla';
import { describeEpoch, describeRunChange } from './describe-run.ts';
import type { ViewState } from './view-state.ts';

/** A spoken epoch every so often: one each epoch would drown everything else. */
const EPOCH_WORDS_MS = 15_000;

/** Turns the panels to what matters and speaks it. Focus stays where it is. Returns what ends it. */
export function followRun(workspace: Workspace, view: StoreApi<ViewState>, now: () => number): () => void {
  let spokenAt = -Infinity;
  return workspace.store.subscribe((after: WorkspaceState, before: WorkspaceState) => {
    const change = describeRunChange(before, after);
    if (change !== null) {
      if (change.text !== null) announce(change.text, change.politeness);
      if (change.tab !== null) view.setState({ tab: change.tab, pane: 'results' });
      spokenAt = now();
      return;
    }
    if (after.current?.epochs.length === before.current?.epochs.length) return;
    const words = describeEpoch(after);
    if (words === null || now() - spokenAt < EPOCH_WORDS_MS) return;
    spokenAt = now();
    announce(words);
  });
}
