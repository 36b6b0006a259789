import styles from './panels.module.css';

interface BarProps {
  readonly label: string;
  /** 0 to 1; null for work of unknown length. */
  readonly fraction: number | null;
}

/** A progress bar with an accessible name. */
export function Bar({ label, fraction }: BarProps) {
  const percent = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
    >
      <div
        data-unknown={percent === null || undefined}
        style={percent === null ? {} : { inlineSize: `${percent}%` }}
      />
    </div>
  );
}
