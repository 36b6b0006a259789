import { Bar } from './Bar.tsx';
import { ErrorCard } from './ErrorCard.tsx';
import styles from './panels.module.css';
import { strings } from './strings.ts';
import type { LoadState } from './use-load.ts';

/** How a load stands, until it is done: a bar, or what went wrong with a way to try again. */
export function LoadNotice({ state }: { readonly state: LoadState<unknown> }) {
  switch (state.status) {
    case 'ready':
      return null;
    case 'failed':
      return <ErrorCard error={state.error} onRetry={state.retry} />;
    case 'loading': {
      const text =
        state.fraction === null ? strings.loading : strings.loadingShare(Math.round(state.fraction * 100));
      return (
        <div className={styles.section}>
          <p className={styles.muted}>{text}</p>
          <Bar label={strings.loading} fraction={state.fraction} />
        </div>
      );
    }
  }
}
