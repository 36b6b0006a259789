import { useMemo } from 'react';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { VerdictDetails } from '#core/verdict.ts';
import { DataTable } from './DataTable.tsx';
import { formatLog, formatSigned } from './number-format.ts';
import styles from './panels.module.css';
import { strings } from './strings.ts';
import { formatField } from './table/fields.ts';
import { Twin } from './Twin.tsx';
import type { LoadState } from './use-load.ts';
import { XyChart } from './XyChart.tsx';
import type { XySeries } from './xy-scale.ts';

interface RegressionDetailsProps {
  readonly details: Extract<VerdictDetails, { kind: 'regression' }>;
  readonly manifest: DatasetManifest;
  /** The held-out part. */
  readonly rows: LoadState<PartRows>;
}

const words = strings.verdict;

/** Predictions against truths, and the rows with the largest errors. */
export function RegressionDetails({ details, manifest, rows }: RegressionDetailsProps) {
  const { unit, points, worst } = details;
  const series = useMemo(
    (): XySeries[] => [
      {
        name: words.predicted,
        x: points.map((point) => point.truth),
        y: points.map((point) => point.predicted),
        style: 'points',
        colour: 1,
      },
    ],
    [points],
  );
  const inUnit = (text: string): string => (unit === '' ? text : `${text}, ${unit}`);
  const columns = manifest.kind === 'table' ? manifest.columns : [];
  const part = rows.status === 'ready' && rows.value.kind === 'table' ? rows.value : null;
  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.heading}>{words.scatter}</h2>
        <XyChart
          label={words.scatterLabel(unit, points.length)}
          series={series}
          xLabel={inUnit(words.truth)}
          yLabel={inUnit(words.predicted)}
          height={260}
          isSquare
        >
          <Twin title={strings.charts.numbers}>
            {() => (
              <DataTable
                caption={words.scatter}
                headers={[words.support, words.truth, words.predicted, words.error]}
                rows={points.map((point) => [
                  words.row(point.index),
                  formatLog(point.truth),
                  formatLog(point.predicted),
                  formatSigned(point.predicted - point.truth),
                ])}
              />
            )}
          </Twin>
        </XyChart>
      </section>
      <section className={styles.section}>
        <h2 className={styles.heading}>{words.worstValues}</h2>
        <DataTable
          caption={words.worstValues}
          headers={[
            words.support,
            words.truth,
            words.predicted,
            words.error,
            ...(part === null ? [] : columns.map((column) => column.name)),
          ]}
          rows={worst.map((point) => [
            words.row(point.index),
            formatLog(point.truth),
            formatLog(point.predicted),
            formatSigned(point.predicted - point.truth),
            ...(part === null
              ? []
              : columns.map((column, place) =>
                  formatField(column, part.features[point.index * columns.length + place]),
                )),
          ])}
        />
      </section>
    </>
  );
}
