import type { LoadOptions, WorkspaceState } from '#session/state.ts';
import { cx } from '#ui/cx.ts';
import { useLab } from '#ui/lab-context.ts';
import { type ReactNode, Suspense, useCallback } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useStore } from 'zustand';
import { scoreOf } from '#core/verdict.ts';
import { scoreText } from '#ui/strings.ts';
import { findPreviousScored, findRun } from './find-run.ts';
import { ConsolePanel, DataPanel, TrainingPanel, VerdictPanel } from './lazy-panels.ts';
import { PanelBoundary } from './PanelBoundary.tsx';
import styles from './ResultsPane.module.css';
import { workspaceStrings } from './strings.ts';
import tabStyles from './tabs.module.css';
import { useLoader } from './use-loader.ts';
import { type ResultTab, useOpenWorkspace } from './view-state.ts';

const TABS: readonly ResultTab[] = ['data', 'training', 'console', 'verdict'];
const UNSCORED_TABS = TABS.filter((tab) => tab !== 'verdict');

/** Data, curves, console and verdict of the run on screen. */
export function ResultsPane() {
  const { workspace, view } = useOpenWorkspace();
  const state = useStore(workspace.store);
  const tab = useStore(view, (shown) => shown.tab);
  const tabs = state.exercise === null ? UNSCORED_TABS : TABS;
  return (
    <Tabs
      className={cx(styles.tabs)}
      selectedKey={tab}
      onSelectionChange={(key) => {
        const chosen = tabs.find((name) => name === key);
        if (chosen !== undefined) view.setState({ tab: chosen });
      }}
    >
      <TabList aria-label={workspaceStrings.resultTabs} className={cx(tabStyles.list)}>
        {tabs.map((name) => (
          <Tab key={name} id={name} className={cx(tabStyles.tab)}>
            {workspaceStrings.tabs[name]}
            <TabNote tab={name} state={state} />
          </Tab>
        ))}
      </TabList>
      {tabs.map((name) => (
        <TabPanel key={name} id={name} className={cx(styles.panel)}>
          <PanelBoundary>
            <Suspense fallback={<PanelSkeleton />}>
              <PanelContent tab={name} state={state} />
            </Suspense>
          </PanelBoundary>
        </TabPanel>
      ))}
    </Tabs>
  );
}

function PanelContent({
  tab,
  state,
}: {
  readonly tab: ResultTab;
  readonly state: WorkspaceState;
}): ReactNode {
  const { workspace, view } = useOpenWorkspace();
  const lab = useLab();
  const { subject, exercise, current, run } = state;
  const compareId = useStore(view, (shown) => shown.compareId);
  const loadManifest = useCallback(() => lab.loadManifest(subject.dataset), [lab, subject.dataset]);
  const loadPart = useCallback(
    (part: 'train' | 'validation', options?: LoadOptions) => lab.loadPart(subject.dataset, part, options),
    [lab, subject.dataset],
  );
  const loadHeldOut = useCallback(() => lab.loadPart(subject.dataset, 'heldOut'), [lab, subject.dataset]);
  const manifest = useLoader(loadManifest);
  if (tab === 'training')
    return (
      <TrainingPanel
        run={run}
        record={current}
        compareWith={findRun(workspace.store.getState(), compareId)}
      />
    );
  if (tab === 'console')
    return (
      <ConsolePanel
        lines={current?.console ?? []}
        error={current?.error ?? null}
        onGoTo={(position) => view.setState({ goTo: { ...position }, codeView: 'solution', pane: 'code' })}
      />
    );
  if (manifest === null) return <PanelSkeleton />;
  if (!manifest.ok)
    return (
      <p role="alert" className={styles.failed}>
        {manifest.error.message}
      </p>
    );
  if (tab === 'data' || exercise === null)
    return <DataPanel manifest={manifest.value} loadPart={loadPart} exercise={exercise} />;
  return (
    <VerdictPanel
      verdict={current?.verdict ?? null}
      exercise={exercise}
      manifest={manifest.value}
      loadHeldOut={loadHeldOut}
      previous={findPreviousScored(state)}
      run={run}
      debrief={state.texts.debriefHtml}
    />
  );
}

/** A word beside the tab's name: there is an error in the console, there is a score. */
function TabNote({ tab, state }: { readonly tab: ResultTab; readonly state: WorkspaceState }): ReactNode {
  const run = state.current;
  if (tab === 'console' && run !== null && run.error !== null)
    return (
      <span className={styles.error}>
        <span className="visually-hidden">{workspaceStrings.errorsInConsole}</span>
      </span>
    );
  const score = run === null || run.verdict === null ? null : scoreOf(run.verdict);
  return tab === 'verdict' && score !== null ? <span className={styles.note}>{scoreText(score)}</span> : null;
}

function PanelSkeleton() {
  return <div className={styles.skeleton} aria-busy="true" />;
}
