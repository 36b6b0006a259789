import { useId } from 'react';
import fields from './fields.module.css';

export interface RadioChoice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly note?: string;
}

/** One of a few, all in sight. Native radios: arrow keys, forms and screen readers know them. */
export function RadioList<T extends string>({
  legend,
  choices,
  value,
  onChange,
}: {
  readonly legend: string;
  readonly choices: readonly RadioChoice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={legend}
      className={choices.some((choice) => choice.note !== undefined) ? fields.column : fields.radios}
    >
      {choices.map((choice) => (
        <label key={choice.value} className={fields.choice}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label} {choice.note !== undefined && <span className={fields.help}>{choice.note}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
