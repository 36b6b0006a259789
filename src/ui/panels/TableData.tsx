import { useMemo, useState } from 'react';
import type { RowsViewProps } from './data-view.ts';
import panelStyles from './panels.module.css';
import { ColumnChart } from './table/ColumnChart.tsx';
import { ColumnTable } from './table/ColumnTable.tsx';
import { CorrelationTable } from './table/CorrelationTable.tsx';
import { fieldsOf } from './table/fields.ts';
import { RowBrowser } from './table/RowBrowser.tsx';
import { type ScatterAxes, ScatterPlot } from './table/ScatterPlot.tsx';
import { firstAxes } from './table/first-axes.ts';

/** A table: its columns in numbers and pictures, how they go together, and its rows. */
export function TableData({ manifest, rows }: Pick<RowsViewProps<'table'>, 'manifest' | 'rows'>) {
  const fields = useMemo(() => fieldsOf(manifest, rows), [manifest, rows]);
  const [chosen, setChosen] = useState<ScatterAxes | null>(null);
  const axes = useMemo(() => chosen ?? firstAxes(fields), [chosen, fields]);
  return (
    <>
      <ColumnTable fields={fields} />
      <div className={panelStyles.pair}>
        <ColumnChart fields={fields} />
        {axes === null ? null : <ScatterPlot fields={fields} axes={axes} onChange={setChosen} />}
      </div>
      <CorrelationTable
        fields={fields}
        onPair={(across, up) => setChosen({ across, up, colour: axes?.colour ?? -1 })}
      />
      <RowBrowser fields={fields} id={manifest.id} />
    </>
  );
}
