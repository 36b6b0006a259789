import { useState } from 'react';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { Pager } from '#ui/panels/inputs/Pager.tsx';
import { formatLog } from '#ui/panels/number-format.ts';
import { Twin } from '#ui/panels/Twin.tsx';
import type { PlacedColumn, PlacedSeries } from './placed-series.ts';
import { rowAt } from './place-rows.ts';
import { strings } from './strings.ts';
import type { ViewRange } from './view-range.ts';

interface RowsTwinProps {
  readonly series: PlacedSeries;
  readonly columns: readonly PlacedColumn[];
  readonly view: ViewRange;
}

const PAGE = 25;

/** The numbers of what the plot shows, a page at a time. */
export function RowsTwin(props: RowsTwinProps) {
  return <Twin title={strings.numbers}>{() => <Rows {...props} />}</Twin>;
}

function Rows({ series, columns, view }: RowsTwinProps) {
  const [page, setPage] = useState(0);
  const first = rowAt(series.places, view.from);
  const count = rowAt(series.places, view.to + 1e-9) - first;
  const last = Math.max(0, Math.ceil(count / PAGE) - 1);
  const here = Math.min(page, last);
  const border = series.train.length;
  return (
    <>
      <Pager name={strings.rowsName} page={here} pageSize={PAGE} count={count} onChange={setPage} />
      <DataTable
        caption={strings.numbers}
        headers={[strings.date, strings.part, ...columns.map(({ label }) => label)]}
        textColumns={2}
        rows={Array.from({ length: Math.min(PAGE, count - here * PAGE) }, (_, index) => {
          const row = first + here * PAGE + index;
          return [
            series.formatPlace(series.places[row] ?? 0),
            row < border ? strings.parts.train : strings.parts.validation,
            ...columns.map(({ train, validation }) =>
              formatLog(row < border ? train[row] : validation[row - border]),
            ),
          ];
        })}
      />
    </>
  );
}
