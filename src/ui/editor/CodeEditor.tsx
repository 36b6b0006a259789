import { type ComponentType, useEffect, useState } from 'react';
import type { SourcePosition } from '#core/errors.ts';
import type { Marker } from '#session/state.ts';
import styles from './editor.module.css';
import type { EditorTheme } from './editor-themes.ts';
import { PlainEditor } from './PlainEditor.tsx';
import { strings } from './strings.ts';
import { useMediaQuery } from './use-media-query.ts';

export interface CodeEditorProps {
  readonly exerciseId: string;
  /** A text that was not typed here (restore, reset) replaces the present one as one undoable edit. */
  readonly code: string;
  readonly onChange: (code: string) => void;
  readonly onRun: () => void;
  readonly onSubmit: () => void;
  /** Marks of the last run, shown on their lines. */
  readonly markers: readonly Marker[];
  /** CSS pixels. */
  readonly fontSize: number;
  readonly theme: EditorTheme;
  readonly isScreenReaderMode: boolean;
  /** All errors and warnings in the code now, the run's and the editor's own. */
  readonly onMarkers?: (markers: readonly Marker[]) => void;
  readonly readOnly?: boolean;
  /** A new object moves the cursor there and takes the focus. */
  readonly goTo?: SourcePosition | null;
}

/** Fingers and narrow screens get a plain text field: Monaco serves neither well. */
const PLAIN = '(pointer: coarse), (max-width: 699px)';

type Loading =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly Editor: ComponentType<CodeEditorProps> }
  | { readonly status: 'failed' };

/** The code editor: Monaco where there is room for it, a plain text field elsewhere or when Monaco cannot be loaded. */
export function CodeEditor(props: CodeEditorProps) {
  const isPlain = useMediaQuery(PLAIN);
  const [loading, setLoading] = useState<Loading>({ status: 'loading' });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (isPlain) return;
    let isCurrent = true;
    import('./MonacoEditor.tsx').then(
      ({ MonacoEditor }) => {
        if (isCurrent) setLoading({ status: 'ready', Editor: MonacoEditor });
      },
      () => {
        if (isCurrent) setLoading({ status: 'failed' });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [isPlain, tries]);

  if (isPlain) return <PlainEditor {...props} note={strings.plainNote} />;
  switch (loading.status) {
    case 'ready':
      return <loading.Editor {...props} />;
    case 'failed':
      return (
        <PlainEditor
          {...props}
          note={strings.loadFailed}
          onRetry={() => {
            setLoading({ status: 'loading' });
            setTries(tries + 1);
          }}
        />
      );
    case 'loading':
      return <Skeleton code={props.code} fontSize={props.fontSize} />;
  }
}

/** The code, readable at once, where the editor is going to be. */
function Skeleton({ code, fontSize }: { readonly code: string; readonly fontSize: number }) {
  const lineHeight = `${Math.round(fontSize * 1.6)}px`;
  return (
    <div className={styles.frame} data-editor="loading">
      <div className={styles.skeleton} style={{ fontSize, lineHeight }}>
        <div className={styles.gutter} aria-hidden="true">
          {code.split('\n').map((_, index) => (
            <div key={index}>{index + 1}</div>
          ))}
        </div>
        {/* Scrolls, so it takes the focus. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.skeletonCode} tabIndex={0} aria-label={strings.loading} aria-busy="true">
          {code}
        </pre>
      </div>
      <p className={styles.notice} role="status">
        {strings.loading}
      </p>
    </div>
  );
}
