import { formatKeys } from '#ui/commands.ts';
import { cx } from '#ui/cx.ts';
import styles from './Keys.module.css';

/** A key combination as caps; decoration only, since the control's own label names the action. */
export function Keys({ keys, isOnAccent = false }: { readonly keys: string; readonly isOnAccent?: boolean }) {
  return <kbd className={cx(styles.keys, isOnAccent && styles.onAccent)}>{formatKeys(keys)}</kbd>;
}
