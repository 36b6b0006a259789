import type { ColumnFound, ImportPlan, SeriesStep } from '#session/own-data.ts';
import { ColumnChecks } from './ColumnChecks.tsx';
import styles from './import.module.css';
import { NumberField } from '#ui/panels/inputs/NumberField.tsx';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import { importStrings as words } from './strings.ts';
import { TextField } from './TextField.tsx';

type SeriesPlan = Extract<ImportPlan, { kind: 'series' }>;

const STEPS: readonly SeriesStep[] = [
  'minute',
  'ten-minutes',
  'quarter-hour',
  'half-hour',
  'hour',
  'day',
  'week',
  'month',
  'year',
];
const MOST_SKIPPED = 10_000;

interface SeriesFieldsProps {
  readonly columns: readonly ColumnFound[];
  readonly plan: SeriesPlan;
  readonly onChange: (plan: SeriesPlan) => void;
}

/** Times and values of a series. */
export function SeriesFields({ columns, plan, onChange }: SeriesFieldsProps) {
  const times = columns.filter(({ kind }) => kind === 'time');
  const clocks = columns.filter(({ kind }) => kind === 'clock');
  const chooseTime = (name: string): void =>
    onChange({
      ...plan,
      timeColumn: name === '' ? null : name,
      start: name === '' ? (plan.start ?? '2000-01-01') : null,
      step: name === '' ? (plan.step ?? 'day') : null,
    });
  return (
    <>
      <div className={styles.fields}>
        {times.length > 0 && (
          <SelectField
            label={words.timeColumn}
            value={plan.timeColumn ?? ''}
            options={[...times.map(({ name }) => ({ value: name, name })), { value: '', name: words.noTime }]}
            onChange={chooseTime}
          />
        )}
        {plan.timeColumn !== null && clocks.length > 0 && (
          <SelectField
            label={words.clockColumn}
            value={plan.clockColumn ?? ''}
            options={[...clocks.map(({ name }) => ({ value: name, name })), { value: '', name: words.none }]}
            onChange={(name) => onChange({ ...plan, clockColumn: name === '' ? null : name })}
          />
        )}
        {plan.timeColumn === null && (
          <>
            <TextField
              label={words.start}
              value={plan.start ?? ''}
              onChange={(start) => onChange({ ...plan, start })}
            />
            <SelectField
              label={words.step}
              value={plan.step ?? 'day'}
              options={STEPS.map((value) => ({ value, name: words.steps[value] }))}
              onChange={(step) => onChange({ ...plan, step })}
            />
          </>
        )}
        <NumberField
          label={words.every}
          value={plan.every}
          least={1}
          most={MOST_SKIPPED}
          onChange={(every) => onChange({ ...plan, every })}
        />
      </div>
      <ColumnChecks
        label={words.inputs}
        columns={columns.filter(({ kind }) => kind === 'number')}
        chosen={plan.columns}
        onChange={(chosen) => onChange({ ...plan, columns: chosen })}
      />
    </>
  );
}
