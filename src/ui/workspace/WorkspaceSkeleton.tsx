import { workspaceStrings } from './strings.ts';
import styles from './WorkspaceSkeleton.module.css';

/** The workspace's outline while the exercise is read. */
export function WorkspaceSkeleton() {
  return (
    <div className={styles.skeleton} aria-busy="true">
      <p className="visually-hidden" role="status">
        {workspaceStrings.loading}
      </p>
      {[0, 1, 2].map((pane) => (
        <div key={pane} className={styles.pane} aria-hidden="true">
          {[70, 90, 82, 40, 88, 64].map((width) => (
            <div key={width} className={styles.line} style={{ inlineSize: `${width}%` }} />
          ))}
        </div>
      ))}
    </div>
  );
}
