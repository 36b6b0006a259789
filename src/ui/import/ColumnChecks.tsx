import type { ColumnFound } from '#session/own-data.ts';
import { CheckField } from './CheckField.tsx';
import styles from './import.module.css';

interface ColumnChecksProps {
  readonly label: string;
  readonly columns: readonly ColumnFound[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Which columns to take, in the order of the file. */
export function ColumnChecks({ label, columns, chosen, onChange }: ColumnChecksProps) {
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.subheading}>{label}</legend>
      <div className={styles.checks}>
        {columns.map(({ name }) => (
          <CheckField
            key={name}
            label={name}
            isChecked={chosen.includes(name)}
            onChange={(isChecked) =>
              onChange(
                columns
                  .map((column) => column.name)
                  .filter((other) => (other === name ? isChecked : chosen.includes(other))),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
