import { useMemo, useState } from 'react';
import { BarTable } from '#ui/panels/BarTable.tsx';
import { Histogram } from '#ui/panels/Histogram.tsx';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import inputStyles from '#ui/panels/inputs/inputs.module.css';
import { formatCount, formatLog } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { countSensibly } from '#ui/panels/statistics.ts';
import {
  type CategoryField,
  type Field,
  type NumberField,
  formatOf,
  isCategoryField,
  isNumberField,
  withUnit,
} from './fields.ts';
import { countGroups, groupRows } from './group-values.ts';
import { strings } from './strings.ts';
import { countCategories, summariseNumbers } from './summarise-column.ts';

const BINS = 24;

/** One column at a time: a histogram, in colours of the classes where there are some, or bars of its categories. */
export function ColumnChart({ fields }: { readonly fields: readonly Field[] }) {
  const [chosen, setChosen] = useState(0);
  const field = fields[chosen];
  const target = fields.at(-1);
  if (field === undefined || target === undefined) return null;
  const missing = field.values.filter(Number.isNaN).length;
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.oneColumn}</h3>
      <div className={inputStyles.controls}>
        <SelectField
          label={strings.column}
          value={chosen}
          options={fields.map((each, index) => ({ value: index, name: each.column.name }))}
          onChange={setChosen}
        />
      </div>
      <p className={panelStyles.muted}>
        {field.column.description}
        {missing === 0 ? '' : ` ${strings.missingHere(missing, field.values.length)}`}
      </p>
      {isNumberField(field) ? <Numbers field={field} target={target} /> : null}
      {isCategoryField(field) ? <Categories field={field} target={target} /> : null}
    </section>
  );
}

function Numbers({ field, target }: { readonly field: NumberField; readonly target: Field }) {
  const bins = useMemo(() => countSensibly(field.values, BINS), [field]);
  const groups = useMemo(
    () => (isCategoryField(target) ? countGroups(groupRows(target), field.values, bins.edges) : []),
    [target, field, bins],
  );
  const median = useMemo(() => summariseNumbers(field.values).median, [field]);
  const { name } = field.column;
  const formatX = formatOf(field.column);
  return (
    <Histogram
      label={groups.length === 0 ? strings.distribution(name) : strings.byClass(name, target.column.name)}
      edges={bins.edges}
      counts={bins.counts}
      groups={groups}
      xLabel={withUnit(field.column)}
      marker={Number.isNaN(median) ? null : { at: median, name: strings.medianIs(formatX(median)) }}
      formatX={formatX}
    />
  );
}

function Categories({ field, target }: { readonly field: CategoryField; readonly target: Field }) {
  const { categories, name } = field.column;
  const counts = useMemo(
    () => countCategories(field.values, categories.length).counts,
    [field, categories.length],
  );
  const means = useMemo(
    () => (isNumberField(target) ? meansBy(field, target.values) : null),
    [field, target],
  );
  return (
    <>
      <BarTable
        caption={strings.distribution(name)}
        nameHeader={name}
        valueHeader={strings.count}
        rows={categories.map((category, index) => ({ name: category, value: counts[index] ?? 0 }))}
        formatValue={formatCount}
      />
      {means === null ? null : (
        <>
          <h4 className={panelStyles.heading}>{strings.meanBy(target.column.name, name)}</h4>
          <BarTable
            caption={strings.meanBy(target.column.name, name)}
            nameHeader={name}
            valueHeader={strings.mean}
            rows={categories.map((category, index) => ({ name: category, value: means[index] ?? NaN }))}
            formatValue={(value) => (Number.isNaN(value) ? strings.missingValue : formatLog(value))}
          />
        </>
      )}
    </>
  );
}

/** Mean of the target in each category; NaN for one without rows. */
function meansBy(field: CategoryField, targets: Float32Array): number[] {
  return field.column.categories.map(
    (_, category) => summariseNumbers(targets.filter((__, row) => field.values[row] === category)).mean,
  );
}
