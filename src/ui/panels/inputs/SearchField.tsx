import { cx } from '#ui/cx.ts';
import styles from './inputs.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Words to look for; Escape empties it, as the browser does it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <label className={cx(styles.field, styles.search)}>
      <span className={styles.choicesName}>{label}</span>
      <input
        type="search"
        className={styles.input}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
