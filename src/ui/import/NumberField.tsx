import { useState } from 'react';
import styles from './import.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Only whole numbers within the bounds arrive. */
  readonly onChange: (value: number) => void;
}

/** What is typed stays as it is until it is a number within the bounds. */
export function NumberField({ label, value, min, max, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input
        type="number"
        className={styles.input}
        min={min}
        max={max}
        value={typed ?? value}
        onChange={(event) => {
          setTyped(event.target.value);
          const number = event.target.valueAsNumber;
          if (Number.isInteger(number) && number >= min && number <= max) onChange(number);
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}
