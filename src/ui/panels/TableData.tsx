import { useMemo, useState } from 'react';
import type { Column, DatasetManifest, PartRows } from '#core/dataset.ts';
import { DataTable } from './DataTable.tsx';
import { Histogram } from './Histogram.tsx';
import { formatLog } from './number-format.ts';
import panelStyles from './panels.module.css';
import styles from './samples.module.css';
import { columnOf, countInBins } from './statistics.ts';
import { strings } from './strings.ts';
import { XyChart } from './XyChart.tsx';
import type { XySeries } from './xy-scale.ts';

interface TableDataProps {
  readonly manifest: Extract<DatasetManifest, { kind: 'table' }>;
  readonly rows: Extract<PartRows, { kind: 'table' }>;
}

const FIRST_ROWS = 8;
const BINS = 20;
const words = strings.data;

/** Columns with their statistics, one column at a time as histogram and against the target, and the first rows. */
export function TableData({ manifest, rows }: TableDataProps) {
  const { columns, target } = manifest;
  const [chosen, setChosen] = useState(0);
  const values = useMemo(
    () => [...columns.map((_, index) => columnOf(rows.features, columns.length, index)), rows.targets],
    [columns, rows],
  );
  const described: readonly Column[] = [...columns, target];
  const column = described[chosen] ?? target;
  const data = values[chosen] ?? rows.targets;
  const bins = useMemo(() => countInBins(data, BINS), [data]);
  const scatter = useMemo(
    (): XySeries[] => [{ name: target.name, x: data, y: rows.targets, style: 'points', colour: 1 }],
    [data, rows, target],
  );
  return (
    <>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{words.columns}</h3>
        <DataTable
          caption={words.columns}
          headers={[words.column, words.unit, words.mean, words.deviation, words.least, words.greatest]}
          textColumns={2}
          rows={described.map((each, index) => [
            <span key="name" title={each.description}>
              {each.name}
              {each === target ? ` (${words.target})` : ''}
            </span>,
            each.unit,
            formatLog(each.mean),
            formatLog(each.standardDeviation),
            formatLog((values[index] ?? data).reduce((a, b) => Math.min(a, b), Infinity)),
            formatLog((values[index] ?? data).reduce((a, b) => Math.max(a, b), -Infinity)),
          ])}
        />
      </section>
      <section className={panelStyles.section}>
        <label className={panelStyles.row}>
          <span className={panelStyles.heading}>{words.column}</span>
          <select
            className={styles.select}
            value={chosen}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
          >
            {described.map((each, index) => (
              <option key={each.name} value={index}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        <p className={panelStyles.muted}>{column.description}</p>
        <Histogram
          label={words.distribution(column.name)}
          edges={bins.edges}
          counts={bins.counts}
          xLabel={withUnit(column)}
        />
        {column === target ? null : (
          <XyChart
            label={words.against(column.name, target.name)}
            series={scatter}
            xLabel={withUnit(column)}
            yLabel={withUnit(target)}
          />
        )}
      </section>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{words.firstOfRows}</h3>
        <DataTable
          caption={words.firstOfRows}
          headers={described.map((each) => each.name)}
          textColumns={0}
          rows={Array.from({ length: Math.min(FIRST_ROWS, rows.count) }, (_, row) =>
            values.map((each) => formatLog(each[row])),
          )}
        />
      </section>
    </>
  );
}

function withUnit(column: Column): string {
  return column.unit === '' ? column.name : `${column.name}, ${column.unit}`;
}
