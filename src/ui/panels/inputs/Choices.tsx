import panelStyles from '#ui/panels/panels.module.css';
import styles from './inputs.module.css';

interface ChoicesProps<Value extends string | number | null> {
  readonly label: string;
  readonly isLabelShown?: boolean;
  readonly value: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly name: string;
    readonly count?: string | undefined;
  }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, as buttons side by side, each with a count where there is one. */
export function Choices<Value extends string | number | null>(props: ChoicesProps<Value>) {
  const { label, isLabelShown = false, value, options, onChange } = props;
  return (
    <div className={styles.choices} role="group" aria-label={label}>
      {isLabelShown ? (
        <span className={styles.choicesName} aria-hidden="true">
          {label}
        </span>
      ) : null}
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={panelStyles.button}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.name}
          {option.count === undefined ? null : <span className={styles.count}> {option.count}</span>}
        </button>
      ))}
    </div>
  );
}
