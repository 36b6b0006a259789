import { cx } from '#ui/cx.ts';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useStore } from 'zustand';
import { CodePane } from './CodePane.tsx';
import styles from './NarrowLayout.module.css';
import { Pane } from './Pane.tsx';
import { ResultsPane } from './ResultsPane.tsx';
import { workspaceStrings } from './strings.ts';
import tabStyles from './tabs.module.css';
import { TaskPane } from './TaskPane.tsx';
import { PANES, useOpenWorkspace } from './view-state.ts';

const CONTENT = { task: TaskPane, code: CodePane, results: ResultsPane } as const;

/** One pane at a time. All stay in the page, so that the editor and the curves keep their state. */
export function NarrowLayout() {
  const { view } = useOpenWorkspace();
  const pane = useStore(view, (state) => state.pane);
  return (
    <Tabs
      className={cx(styles.tabs)}
      selectedKey={pane}
      onSelectionChange={(key) => {
        const chosen = PANES.find((name) => name === key);
        if (chosen !== undefined) view.setState({ pane: chosen });
      }}
    >
      <TabList aria-label={workspaceStrings.paneTabs} className={cx(tabStyles.list, styles.list)}>
        {PANES.map((name) => (
          <Tab key={name} id={name} className={cx(tabStyles.tab)}>
            {workspaceStrings.panes[name]}
          </Tab>
        ))}
      </TabList>
      {PANES.map((name) => {
        const Content = CONTENT[name];
        return (
          <TabPanel key={name} id={name} shouldForceMount className={cx(styles.panel)}>
            <Pane name={name} isHidden={pane !== name}>
              <Content />
            </Pane>
          </TabPanel>
        );
      })}
    </Tabs>
  );
}
