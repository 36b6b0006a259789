import type { RunRecord, WorkspaceState } from '#session/state.ts';
import { cx } from '#ui/cx.ts';
import { useLab } from '#ui/lab-context.ts';
import { useShownTheme } from '#ui/theme.ts';
import { Suspense, lazy } from 'react';
import { useStore } from 'zustand';
import { CodeEditor } from '#ui/editor/CodeEditor.tsx';
import { findRun } from './find-run.ts';
import { PanelBoundary } from './PanelBoundary.tsx';
import styles from './CodePane.module.css';
import { workspaceStrings } from './strings.ts';
import { type ViewState, useOpenWorkspace } from './view-state.ts';

const CodeDiff = lazy(async () => ({ default: (await import('#ui/editor/CodeDiff.tsx')).CodeDiff }));

/** The editor, and beside it the differences that can be looked at. */
export function CodePane() {
  const { workspace, view } = useOpenWorkspace();
  const state = useStore(workspace.store);
  const settings = useStore(useLab().settings);
  const theme = useShownTheme(settings.theme);
  const { codeView, compareId, goTo } = useStore(view);
  const compared = findRun(state, compareId);
  const views = listViews(state, compared);
  const shown = views.find((candidate) => candidate.id === codeView) ?? views[0];
  return (
    <>
      <div className={styles.views} role="group" aria-label={workspaceStrings.codeTabs}>
        {views.map((candidate) => (
          <button
            key={candidate.id}
            type="button"
            className={styles.choice}
            aria-pressed={candidate === shown}
            onClick={() => view.setState({ codeView: candidate.id })}
          >
            {candidate.label}
          </button>
        ))}
      </div>
      {shown?.original != null && (
        <div className={styles.content}>
          <PanelBoundary>
            <Suspense fallback={null}>
              <CodeDiff
                original={shown.original}
                modified={state.code}
                theme={theme}
                fontSize={settings.editorFontSize}
              />
            </Suspense>
          </PanelBoundary>
        </div>
      )}
      {/* Kept while a difference is shown: undo history and cursor live in it. */}
      <div className={cx(styles.content, shown?.original != null && styles.hidden)}>
        <PanelBoundary>
          <CodeEditor
            exerciseId={state.subject.id}
            code={state.code}
            onChange={(code) => workspace.actions.edit(code)}
            onRun={() => void workspace.actions.run()}
            onSubmit={() => void workspace.actions.submit()}
            markers={state.markers}
            fontSize={settings.editorFontSize}
            theme={theme}
            isScreenReaderMode={settings.screenReaderMode}
            goTo={goTo}
          />
        </PanelBoundary>
      </div>
    </>
  );
}

interface CodeView {
  readonly id: ViewState['codeView'];
  readonly label: string;
  /** What the text is compared with; null shows the text itself. */
  readonly original: string | null;
}

function listViews(state: WorkspaceState, compared: RunRecord | null): readonly CodeView[] {
  const views: CodeView[] = [
    { id: 'solution', label: workspaceStrings.solution, original: null },
    { id: 'starter', label: workspaceStrings.sinceStarter, original: state.texts.starter },
  ];
  if (compared !== null)
    views.push({
      id: 'attempt',
      label: workspaceStrings.againstRun(compared.number),
      original: compared.code,
    });
  if (state.save.status === 'conflict')
    views.push({ id: 'theirs', label: workspaceStrings.banner.theirs, original: state.save.theirs });
  return views;
}
