import { useCallback, useState } from 'react';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { Exercise } from '#core/exercise.ts';
import type { LoadOpenPart, OpenPart } from './data-view.ts';
import { ImageData } from './ImageData.tsx';
import { LoadNotice } from './LoadNotice.tsx';
import styles from './panels.module.css';
import { Provenance } from './Provenance.tsx';
import { SeriesData } from './SeriesData.tsx';
import { strings } from './strings.ts';
import { TableData } from './TableData.tsx';
import { TextData } from './TextData.tsx';
import { useLoad } from './use-load.ts';

export interface DataPanelProps {
  readonly manifest: DatasetManifest;
  /** Whose encoding the views show; null on the pages of the data sets. */
  readonly exercise: Exercise | null;
  readonly loadPart: LoadOpenPart;
}

/** Enough to see what the images are like, without fetching all of a large set. */
const FIRST_IMAGES = 5000;

/** A data set, of an exercise or on its own page: where it comes from, and what it looks like. */
export function DataPanel({ manifest, exercise, loadPart }: DataPanelProps) {
  return (
    <div className={styles.panel}>
      <section className={styles.section}>
        <div className={styles.row}>
          <h2 className={styles.noticeTitle}>{manifest.title}</h2>
          <span className={styles.tag}>{strings.data.origin[manifest.origin]}</span>
        </div>
        <p>{manifest.summary}</p>
      </section>
      {manifest.kind === 'series' ? (
        <SeriesData manifest={manifest} exercise={exercise} loadPart={loadPart} />
      ) : (
        <OnePart manifest={manifest} exercise={exercise} loadPart={loadPart} />
      )}
      <Provenance manifest={manifest} />
    </div>
  );
}

interface OnePartProps extends DataPanelProps {
  readonly manifest: Exclude<DatasetManifest, { kind: 'series' }>;
}

function OnePart({ manifest, exercise, loadPart }: OnePartProps) {
  const [part, setPart] = useState<OpenPart>('train');
  const [isWhole, setWhole] = useState(manifest.kind !== 'image');
  const load = useCallback(
    (onProgress: (fraction: number) => void) =>
      loadPart(part, isWhole ? { onProgress } : { onProgress, limit: FIRST_IMAGES }),
    [loadPart, part, isWhole],
  );
  const rows = useLoad(load);
  const all = manifest.parts[part].count;
  return (
    <>
      <div className={styles.row}>
        <div className={styles.choices} role="group" aria-label={strings.data.part}>
          {(['train', 'validation'] as const).map((name) => (
            <button
              key={name}
              type="button"
              className={styles.button}
              aria-pressed={part === name}
              onClick={() => setPart(name)}
            >
              {strings.data.parts[name]}
            </button>
          ))}
        </div>
        {rows.status === 'ready' && rows.value.count < all ? (
          <span className={styles.muted}>
            {strings.data.firstRows(rows.value.count, all)}{' '}
            <button type="button" className={styles.link} onClick={() => setWhole(true)}>
              {strings.data.loadAll}
            </button>
          </span>
        ) : null}
      </div>
      {rows.status === 'ready' ? (
        <Rows manifest={manifest} exercise={exercise} rows={rows.value} />
      ) : (
        <LoadNotice state={rows} />
      )}
    </>
  );
}

interface RowsProps {
  readonly manifest: OnePartProps['manifest'];
  readonly exercise: Exercise | null;
  readonly rows: PartRows;
}

function Rows({ manifest, exercise, rows }: RowsProps) {
  if (manifest.kind === 'image' && rows.kind === 'image')
    return <ImageData manifest={manifest} rows={rows} />;
  if (manifest.kind === 'text' && rows.kind === 'text')
    return <TextData manifest={manifest} rows={rows} exercise={exercise} />;
  if (manifest.kind === 'table' && rows.kind === 'table')
    return <TableData manifest={manifest} rows={rows} />;
  return null;
}
