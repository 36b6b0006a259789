import type { ReactNode } from 'react';
import styles from './Pane.module.css';
import { workspaceStrings } from './strings.ts';
import type { PaneName } from './view-state.ts';

/** A region that F6 reaches. A hidden pane keeps its state but nothing in it can be reached. */
export function Pane({
  name,
  isHidden,
  children,
}: {
  readonly name: PaneName;
  readonly isHidden: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-label={workspaceStrings.panes[name]}
      data-pane={name}
      tabIndex={-1}
      inert={isHidden}
      className={styles.pane}
    >
      {children}
    </section>
  );
}
