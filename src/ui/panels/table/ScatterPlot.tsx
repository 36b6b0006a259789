import { useMemo } from 'react';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { SelectField } from '#ui/panels/inputs/SelectField.tsx';
import inputStyles from '#ui/panels/inputs/inputs.module.css';
import { formatLog } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { Twin } from '#ui/panels/Twin.tsx';
import { XyChart } from '#ui/panels/XyChart.tsx';
import type { XySeries } from '#ui/panels/xy-scale.ts';
import { correlate } from './correlation.ts';
import { type Field, formatField, isNumberField, tickOf, withUnit } from './fields.ts';
import { type RowGroup, groupRows } from './group-values.ts';
import { strings } from './strings.ts';

/** What is plotted: numbers of fields; `colour` is −1 for none. */
export interface ScatterAxes {
  readonly across: number;
  readonly up: number;
  readonly colour: number;
}

interface ScatterPlotProps {
  readonly fields: readonly Field[];
  readonly axes: ScatterAxes;
  readonly onChange: (axes: ScatterAxes) => void;
}

/** A row of the table is a point; its colour tells a third column. */
export function ScatterPlot({ fields, axes, onChange }: ScatterPlotProps) {
  const across = fields[axes.across];
  const up = fields[axes.up];
  const colour = fields[axes.colour];
  const groups = useMemo(
    (): RowGroup[] =>
      colour === undefined
        ? [{ name: '', rows: Array.from(up?.values.keys() ?? []), colour: 1 }]
        : groupRows(colour),
    [colour, up],
  );
  const series = useMemo(
    (): XySeries[] =>
      groups.map(({ name, rows, colour: number }) => ({
        name,
        x: rows.map((row) => across?.values[row] ?? NaN),
        y: rows.map((row) => up?.values[row] ?? NaN),
        style: 'points',
        colour: number,
      })),
    [groups, across, up],
  );
  const correlation = useMemo(
    () => (across === undefined || up === undefined ? NaN : correlate(across.values, up.values)),
    [across, up],
  );
  if (across === undefined || up === undefined) return null;
  const numbers = fields.flatMap((field, index) =>
    isNumberField(field) ? [{ value: index, name: field.column.name }] : [],
  );
  const points = across.values.filter((value, row) => !Number.isNaN(value + (up.values[row] ?? NaN))).length;
  const label = strings.scatterLabel(
    up.column.name,
    across.column.name,
    points,
    Number.isNaN(correlation) ? strings.missingValue : formatLog(Number(correlation.toFixed(3))),
  );
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.scatter}</h3>
      <div className={inputStyles.controls}>
        <SelectField
          label={strings.across}
          value={axes.across}
          options={numbers}
          onChange={(value) => onChange({ ...axes, across: value })}
        />
        <SelectField
          label={strings.up}
          value={axes.up}
          options={numbers}
          onChange={(value) => onChange({ ...axes, up: value })}
        />
        <SelectField
          label={strings.colour}
          value={axes.colour}
          options={[
            { value: -1, name: strings.noColour },
            ...fields.map((field, index) => ({ value: index, name: field.column.name })),
          ]}
          onChange={(value) => onChange({ ...axes, colour: value })}
        />
      </div>
      <XyChart
        label={label}
        series={series}
        xLabel={withUnit(across.column)}
        yLabel={withUnit(up.column)}
        height={260}
        xMargin={0.02}
        formatX={tickOf(across.column)}
        formatY={tickOf(up.column)}
      >
        <p className={panelStyles.muted}>{label}</p>
        <Twin title={strings.points}>
          {() => (
            <DataTable
              caption={label}
              headers={[
                strings.row,
                across.column.name,
                up.column.name,
                ...(colour === undefined ? [] : [colour.column.name]),
              ]}
              rows={Array.from(across.values, (value, row) => [
                row,
                formatField(across.column, value),
                formatField(up.column, up.values[row]),
                ...(colour === undefined ? [] : [formatField(colour.column, colour.values[row])]),
              ])}
            />
          )}
        </Twin>
      </XyChart>
    </section>
  );
}
