import { useMemo } from 'react';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { formatCount, formatLog } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { type Field, formatOf, isCategoryField, isNumberField } from './fields.ts';
import { strings } from './strings.ts';
import { countCategories, summariseNumbers } from './summarise-column.ts';

/** What every column holds: numbers with their spread and quartiles, categories with their counts. */
export function ColumnTable({ fields }: { readonly fields: readonly Field[] }) {
  const numbers = useMemo(
    () => fields.filter(isNumberField).map((field) => ({ field, ...summariseNumbers(field.values) })),
    [fields],
  );
  const categories = useMemo(
    () =>
      fields
        .filter(isCategoryField)
        .map((field) => ({ field, ...countCategories(field.values, field.column.categories.length) })),
    [fields],
  );
  const missing = [...numbers, ...categories].reduce((sum, each) => sum + each.missing, 0);
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.columns}</h3>
      <p className={panelStyles.muted}>{strings.summary(numbers.length, categories.length, missing)}</p>
      {numbers.length === 0 ? null : (
        <DataTable
          caption={strings.numbers}
          headers={[
            strings.column,
            strings.unit,
            strings.count,
            strings.missing,
            strings.mean,
            strings.deviation,
            strings.least,
            strings.lowerQuartile,
            strings.median,
            strings.upperQuartile,
            strings.greatest,
          ]}
          textColumns={2}
          rows={numbers.map((each) => [
            <Name key="name" field={each.field} />,
            each.field.column.unit,
            formatCount(each.count),
            formatCount(each.missing),
            formatOf(each.field.column)(each.mean),
            formatLog(each.deviation),
            ...[each.least, each.lowerQuartile, each.median, each.upperQuartile, each.greatest].map(
              formatOf(each.field.column),
            ),
          ])}
        />
      )}
      {categories.length === 0 ? null : (
        <DataTable
          caption={strings.categories}
          headers={[strings.column, strings.rowsOf, strings.missing]}
          textColumns={2}
          rows={categories.map(({ field, counts, missing: without }) => [
            <Name key="name" field={field} />,
            describeCounts(field.column.categories, counts),
            formatCount(without),
          ])}
        />
      )}
    </section>
  );
}

/** Commonest first; columns of many categories are cut. */
function describeCounts(names: readonly string[], counts: readonly number[]): string {
  const ranked = names
    .map((name, index) => ({ name, count: counts[index] ?? 0 }))
    .sort((a, b) => b.count - a.count);
  const shown = ranked.slice(0, MOST_NAMED).map(({ name, count }) => `${name} ${formatCount(count)}`);
  return ranked.length > MOST_NAMED
    ? `${shown.join(', ')}, ${strings.more(ranked.length - MOST_NAMED)}`
    : shown.join(', ');
}

const MOST_NAMED = 6;

function Name({ field }: { readonly field: Field }) {
  return (
    <span title={field.column.description}>
      {field.column.name}
      {field.isTarget ? <span className={panelStyles.tag}>{strings.target}</span> : null}
    </span>
  );
}
