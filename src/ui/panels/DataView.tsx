import { useCallback, useState } from 'react';
import type { PartRows } from '#core/dataset.ts';
import type { Exercise } from '#core/exercise.ts';
import { CorpusData } from './CorpusData.tsx';
import type { DataPanelProps } from './DataPanel.tsx';
import type { OpenPart } from './data-view.ts';
import { ImageData } from './image/ImageData.tsx';
import { LoadNotice } from './LoadNotice.tsx';
import { MusicData } from './music/MusicData.tsx';
import { bytesOfPart } from './part-bytes.ts';
import { PartSwitch } from './PartSwitch.tsx';
import { SeriesData } from './SeriesData.tsx';
import { TableData } from './TableData.tsx';
import { TextData } from './TextData.tsx';
import { useLoad } from './use-load.ts';

/** The rows of a data set, in the view of their kind. */
export function DataView({ manifest, exercise, loadPart }: DataPanelProps) {
  switch (manifest.kind) {
    case 'image':
      return <ImageData manifest={manifest} exercise={exercise} loadPart={loadPart} />;
    case 'music':
      return <MusicData manifest={manifest} exercise={exercise} loadPart={loadPart} />;
    case 'series':
      return <SeriesData manifest={manifest} exercise={exercise} loadPart={loadPart} />;
    case 'text':
    case 'corpus':
    case 'table':
      return <OnePart manifest={manifest} exercise={exercise} loadPart={loadPart} />;
  }
}

/** Kinds whose view shows one part at a time and wants it whole. */
function OnePart({ manifest, exercise, loadPart }: DataPanelProps) {
  const [part, setPart] = useState<OpenPart>('train');
  const load = useCallback(
    (onProgress: (fraction: number) => void) => loadPart(part, { onProgress }),
    [loadPart, part],
  );
  const rows = useLoad(load);
  return (
    <>
      <PartSwitch part={part} onChange={setPart} />
      {rows.status === 'ready' ? (
        <Rows manifest={manifest} exercise={exercise} rows={rows.value} />
      ) : (
        <LoadNotice state={rows} totalBytes={bytesOfPart(manifest.parts[part])} />
      )}
    </>
  );
}

interface RowsProps {
  readonly manifest: DataPanelProps['manifest'];
  readonly exercise: Exercise | null;
  readonly rows: PartRows;
}

function Rows({ manifest, exercise, rows }: RowsProps) {
  if (manifest.kind === 'text' && rows.kind === 'text')
    return <TextData manifest={manifest} rows={rows} exercise={exercise} />;
  if (manifest.kind === 'corpus' && rows.kind === 'corpus')
    return <CorpusData manifest={manifest} rows={rows} exercise={exercise} />;
  if (manifest.kind === 'table' && rows.kind === 'table')
    return <TableData manifest={manifest} rows={rows} />;
  return null;
}
