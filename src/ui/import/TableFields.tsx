import type { ColumnFound, ImportPlan } from '#session/own-data.ts';
import { CheckField } from './CheckField.tsx';
import { ColumnChecks } from './ColumnChecks.tsx';
import styles from './import.module.css';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import { importStrings as words } from './strings.ts';

type TablePlan = Extract<ImportPlan, { kind: 'table' }>;

interface TableFieldsProps {
  readonly columns: readonly ColumnFound[];
  readonly plan: TablePlan;
  readonly onChange: (plan: TablePlan) => void;
}

/** The column to foretell, and those that it is foretold from. */
export function TableFields({ columns, plan, onChange }: TableFieldsProps) {
  const usable = columns.filter(({ kind }) => kind === 'number' || kind === 'category');
  const target = usable.find(({ name }) => name === plan.target);
  const chooseTarget = (name: string): void => {
    const column = usable.find((other) => other.name === name);
    // The old target becomes an input, and the new one ceases to be one.
    const inputs = usable.map((other) => other.name);
    onChange({
      ...plan,
      target: name,
      targetKind: column?.kind === 'category' ? 'category' : 'number',
      columns: inputs.filter(
        (other) => other !== name && (other === plan.target || plan.columns.includes(other)),
      ),
    });
  };
  return (
    <>
      <div className={styles.fields}>
        <SelectField
          label={words.target}
          value={plan.target}
          options={usable.map(({ name }) => ({ value: name, name }))}
          onChange={chooseTarget}
        />
        {target?.kind === 'number' && target.classes !== null && (
          <CheckField
            label={words.asClasses}
            isChecked={plan.targetKind === 'category'}
            onChange={(isClass) => onChange({ ...plan, targetKind: isClass ? 'category' : 'number' })}
          />
        )}
      </div>
      <ColumnChecks
        label={words.columnsIn}
        columns={usable.filter(({ name }) => name !== plan.target)}
        chosen={plan.columns}
        onChange={(chosen) => onChange({ ...plan, columns: chosen })}
      />
    </>
  );
}
