import { cx } from '#ui/cx.ts';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import styles from './FilterBar.module.css';

/** What narrows a list: choices side by side, then fields. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return <div className={styles.bar}>{children}</div>;
}

/** `isAtEnd` keeps a search field and a select short at the bar's end. */
export function FilterFields({
  isAtEnd = false,
  children,
}: {
  readonly isAtEnd?: boolean;
  readonly children: ReactNode;
}) {
  return <div className={cx(styles.fields, isAtEnd && styles.end)}>{children}</div>;
}

interface FilterChoicesProps<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly name: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight; arrow keys move between them. */
export function FilterChoices<Value extends string | number>(props: FilterChoicesProps<Value>) {
  const { label, value, options, onChange } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={cx(styles.choices)}
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={cx(styles.choice)}>
          {option.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
