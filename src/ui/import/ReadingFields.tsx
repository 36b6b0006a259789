import type { CsvReading, RecordsFound } from '#session/own-data.ts';
import { CheckField } from './CheckField.tsx';
import styles from './import.module.css';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import { importStrings as words } from './strings.ts';

type Dialect = NonNullable<RecordsFound['dialect']>;
const SEPARATORS = [',', ';', '\t', '|'] as const;

interface ReadingFieldsProps {
  readonly dialect: Dialect;
  /** The file is read anew. */
  readonly onChange: (reading: CsvReading) => void;
}

/** Separator, decimals and header, to be set right where they were guessed wrong. */
export function ReadingFields({ dialect, onChange }: ReadingFieldsProps) {
  const { delimiter, hasHeader, decimal } = dialect;
  const change = (reading: CsvReading): void => onChange({ delimiter, hasHeader, decimal, ...reading });
  const separator = SEPARATORS.find((known) => known === delimiter) ?? ',';
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.subheading}>{words.reading}</legend>
      <div className={styles.fields}>
        <SelectField
          label={words.separator}
          value={separator}
          options={SEPARATORS.map((value) => ({ value, name: words.separators[value] }))}
          // Decimals depend on the separator, so they are guessed anew with it.
          onChange={(value) => onChange({ delimiter: value })}
        />
        <SelectField
          label={words.decimals}
          value={decimal}
          options={[
            { value: '.', name: words.decimalPoint },
            { value: ',', name: words.decimalComma },
          ]}
          onChange={(value) => change({ decimal: value })}
        />
        <CheckField
          label={words.header}
          isChecked={hasHeader}
          onChange={(value) => change({ hasHeader: value })}
        />
      </div>
    </fieldset>
  );
}
