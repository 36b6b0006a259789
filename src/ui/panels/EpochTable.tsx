import { memo } from 'react';
import type { CurvePoint } from '#session/state.ts';
import { metricNames } from './curve-data.ts';
import { DataTable } from './DataTable.tsx';
import { formatLog } from './number-format.ts';
import { strings } from './strings.ts';

interface EpochTableProps {
  readonly epochs: readonly CurvePoint[];
  readonly xName: string;
}

/** The curves' numbers, newest row first. */
export const EpochTable = memo(function EpochTable({ epochs, xName }: EpochTableProps) {
  const names = metricNames([epochs]);
  const keys = names
    .flatMap((name) => [name, `val_${name}`])
    .filter((key) => epochs.some((point) => key in point.logs));
  const hasFits = epochs.some((point) => point.fit > 1);
  const rows = epochs
    .map((point) => [
      hasFits ? strings.training.fitEpoch(point.fit, point.epoch) : formatLog(point.epoch),
      ...keys.map((key) => formatLog(point.logs[key])),
    ])
    .reverse();
  return <DataTable caption={strings.training.tableCaption} headers={[xName, ...keys]} rows={rows} />;
});
