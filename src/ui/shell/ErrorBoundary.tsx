import { describeThrown } from '#ui/describe-thrown.ts';
import { downloadCode } from '#ui/download.ts';
import { openCode } from '#ui/open-code.ts';
import { strings } from '#ui/strings.ts';
import { Component, type ReactNode } from 'react';
import { ScreenMessage } from './ScreenMessage.tsx';
import { Button } from '#ui/controls/Button.tsx';

interface Props {
  /** A new value, such as the address, gives the screen another chance. */
  readonly resetKey: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
  readonly resetKey: string;
}

/** Ends a broken screen alone: the shell lives on and the code can be had. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const kept = openCode.getState();
    return (
      <ScreenMessage title={strings.crashTitle} text={strings.crashText} isAlert>
        <Button variant="primary" onPress={() => location.reload()}>
          {strings.reload}
        </Button>
        {kept !== null && (
          <Button onPress={() => downloadCode(kept.exerciseId, kept.code)}>{strings.downloadCode}</Button>
        )}
        <details>
          <summary>{strings.crashDetails}</summary>
          <pre>{describeThrown(error)}</pre>
        </details>
      </ScreenMessage>
    );
  }
}
