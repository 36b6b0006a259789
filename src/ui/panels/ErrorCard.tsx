import type { RunError, SourcePosition } from '#core/errors.ts';
import { Notice } from './Notice.tsx';
import styles from './panels.module.css';
import { strings } from './strings.ts';

interface ErrorCardProps {
  readonly error: RunError;
  readonly onGoTo?: (position: SourcePosition) => void;
  readonly onRetry?: () => void;
}

/** An error with who must act, what happened, and the way to its place in the code. */
export function ErrorCard({ error, onGoTo, onRetry }: ErrorCardProps) {
  const at = error.blame === 'learner' ? error.at : null;
  return (
    <Notice tone={error.blame === 'learner' ? 'danger' : 'warning'} title={strings.error.blame[error.blame]}>
      <p>{error.message}</p>
      {at === null || onGoTo === undefined ? null : (
        <button type="button" className={styles.link} onClick={() => onGoTo(at)}>
          {strings.error.goTo(at.line)}
        </button>
      )}
      {onRetry === undefined ? null : (
        <p>
          <button type="button" className={styles.button} onClick={onRetry}>
            {strings.retry}
          </button>
        </p>
      )}
    </Notice>
  );
}
