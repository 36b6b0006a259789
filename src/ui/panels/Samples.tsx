import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import { DataTable } from './DataTable.tsx';
import { ImageTile } from './ImageTile.tsx';
import { LoadNotice } from './LoadNotice.tsx';
import styles from './samples.module.css';
import { strings } from './strings.ts';
import { formatField } from './table/fields.ts';
import type { LoadState } from './use-load.ts';

interface SamplesProps {
  readonly manifest: DatasetManifest;
  readonly rows: LoadState<PartRows>;
  readonly samples: readonly { readonly index: number; readonly caption: string }[];
}

/** Rows of a data set as what they are: pictures, texts, or lines of a table, each with its caption. */
export function Samples({ manifest, rows, samples }: SamplesProps) {
  if (rows.status !== 'ready') return <LoadNotice state={rows} />;
  const part = rows.value;
  if (part.kind === 'image' && manifest.kind === 'image')
    return (
      <ul className={styles.tiles}>
        {samples.map(({ index, caption }) => (
          <li key={index}>
            <ImageTile pixels={part.pixels} index={index} shape={manifest.shape} label={caption} />
            <span aria-hidden="true">{caption}</span>
          </li>
        ))}
      </ul>
    );
  if (part.kind === 'text')
    return (
      <ul className={styles.texts}>
        {samples.map(({ index, caption }) => (
          <li key={index}>
            <span className={styles.caption}>{caption}</span>
            <q>{part.texts[index] ?? ''}</q>
          </li>
        ))}
      </ul>
    );
  if (part.kind === 'table' && manifest.kind === 'table') {
    const { columns, target } = manifest;
    return (
      <DataTable
        caption={strings.data.samples}
        headers={['', ...columns.map((column) => column.name), target.name]}
        rows={samples.map(({ index, caption }) => [
          caption,
          ...columns.map((column, place) =>
            formatField(column, part.features[index * columns.length + place]),
          ),
          formatField(target, part.targets[index]),
        ])}
      />
    );
  }
  return null;
}
