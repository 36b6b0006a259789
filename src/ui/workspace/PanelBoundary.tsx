import { describeThrown } from '#ui/describe-thrown.ts';
import { Component, type ReactNode } from 'react';
import styles from './PanelBoundary.module.css';
import { workspaceStrings } from './strings.ts';

interface State {
  readonly error: unknown;
}

/** One panel's fault ends that panel alone, with a way to try it again. */
export class PanelBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div role="alert" className={styles.failed}>
        <p>{workspaceStrings.panelFailed}</p>
        <pre>{describeThrown(this.state.error)}</pre>
        <button type="button" onClick={() => this.setState({ error: null })}>
          {workspaceStrings.retry}
        </button>
      </div>
    );
  }
}
