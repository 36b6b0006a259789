import { formatBytes } from '#core/number-text.ts';
import { Bar } from './Bar.tsx';
import { ErrorCard } from './ErrorCard.tsx';
import styles from './panels.module.css';
import { strings } from './strings.ts';
import type { LoadState } from './use-load.ts';

interface LoadNoticeProps {
  readonly state: LoadState<unknown>;
  /** Size of what is loaded, where it is known. */
  readonly totalBytes?: number;
}

/** How a load stands, until it is done: a bar, or what went wrong with a way to try again. */
export function LoadNotice({ state, totalBytes = 0 }: LoadNoticeProps) {
  switch (state.status) {
    case 'ready':
      return null;
    case 'failed':
      return <ErrorCard error={state.error} onRetry={state.retry} />;
    case 'loading':
      return (
        <div className={styles.section}>
          <p className={styles.muted}>{describe(state.fraction, totalBytes)}</p>
          <Bar label={strings.loading} fraction={state.fraction} />
        </div>
      );
  }
}

function describe(fraction: number | null, totalBytes: number): string {
  if (fraction === null) return strings.loading;
  return totalBytes === 0
    ? strings.loadingShare(Math.round(fraction * 100))
    : strings.loadingBytes(formatBytes(Math.round(fraction * totalBytes)), formatBytes(totalBytes));
}
