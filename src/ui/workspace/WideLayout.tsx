import { useCommands } from '#ui/use-commands.ts';
import { useState } from 'react';
import {
  Group,
  type LayoutStorage,
  Panel,
  type PanelImperativeHandle,
  Separator,
  useDefaultLayout,
  usePanelRef,
} from 'react-resizable-panels';
import { CodePane } from './CodePane.tsx';
import { Pane } from './Pane.tsx';
import { ResultsPane } from './ResultsPane.tsx';
import { workspaceStrings } from './strings.ts';
import { TaskPane } from './TaskPane.tsx';
import styles from './WideLayout.module.css';

/** Layouts are a comfort: where the browser refuses storage they start anew each time. */
const layoutStorage: LayoutStorage = {
  getItem(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Blocked or full; the layout holds until the page is left.
    }
  },
};

/** Task, code and results side by side; widths by mouse or arrow keys, remembered. */
export function WideLayout() {
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: 'tensor-dojo:workspace',
    storage: layoutStorage,
  });
  const task = usePanelRef();
  const results = usePanelRef();
  const [isTaskHidden, setIsTaskHidden] = useState(false);
  const [areResultsHidden, setAreResultsHidden] = useState(false);
  useCommands({
    'toggle-task': () => toggle(task.current),
    'toggle-results': () => toggle(results.current),
  });
  return (
    <Group className={styles.group ?? ''} defaultLayout={defaultLayout} onLayoutChanged={onLayoutChanged}>
      <Panel
        id="task"
        panelRef={task}
        collapsible
        defaultSize="22%"
        minSize={220}
        onResize={({ inPixels }) => setIsTaskHidden(inPixels < 1)}
      >
        <Pane name="task" isHidden={isTaskHidden}>
          <TaskPane />
        </Pane>
      </Panel>
      <Separator className={styles.separator ?? ''} aria-label={workspaceStrings.resizeTask} />
      <Panel id="code" minSize={280}>
        <Pane name="code" isHidden={false}>
          <CodePane />
        </Pane>
      </Panel>
      <Separator className={styles.separator ?? ''} aria-label={workspaceStrings.resizeResults} />
      <Panel
        id="results"
        panelRef={results}
        collapsible
        defaultSize="32%"
        minSize={280}
        onResize={({ inPixels }) => setAreResultsHidden(inPixels < 1)}
      >
        <Pane name="results" isHidden={areResultsHidden}>
          <ResultsPane />
        </Pane>
      </Panel>
    </Group>
  );
}

function toggle(panel: PanelImperativeHandle | null): void {
  if (panel?.isCollapsed() === true) panel.expand();
  else panel?.collapse();
}
