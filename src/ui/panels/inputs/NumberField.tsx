import { useState } from 'react';
import { cx } from '#ui/cx.ts';
import styles from './inputs.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  readonly unit?: string;
  readonly onChange: (value: number) => void;
}

/** A whole number within bounds, typed or stepped. What is typed counts once it is a number; leaving the field mends the rest. */
export function NumberField({ label, value, least, most, step = 1, unit, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input
        type="number"
        className={cx(styles.input, styles.number)}
        value={typed ?? value}
        min={least}
        max={most}
        step={step}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          const next = Math.round(event.currentTarget.valueAsNumber);
          if (next >= least && next <= most) onChange(next);
        }}
        onBlur={(event) => {
          const next = Math.round(event.currentTarget.valueAsNumber);
          if (!Number.isNaN(next)) onChange(Math.min(most, Math.max(least, next)));
          setTyped(null);
        }}
      />
      {unit === undefined ? null : <span>{unit}</span>}
    </label>
  );
}
