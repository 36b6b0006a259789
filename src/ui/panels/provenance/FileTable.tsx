import { formatBytes } from '#core/number-text.ts';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { formatCount } from '#ui/panels/number-format.ts';
import { Twin } from '#ui/panels/Twin.tsx';
import styles from './provenance.module.css';
import { strings as words } from './strings.ts';

interface FileTableProps {
  readonly files: readonly {
    readonly path: string;
    /** 'training' */
    readonly part: string;
    readonly sizeBytes: number;
    readonly sha256: string;
  }[];
}

/** Every file with its size and hash, folded away. */
export function FileTable({ files }: FileTableProps) {
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return (
    <Twin title={words.files(files.length, formatBytes(total))}>
      {() => (
        <DataTable
          caption={words.filesCaption}
          headers={[words.file, words.part, words.size, words.hash]}
          textColumns={2}
          rows={files.map((file) => [
            file.path,
            file.part,
            formatCount(file.sizeBytes),
            <code key="hash" className={styles.hash}>
              {file.sha256}
            </code>,
          ])}
        />
      )}
    </Twin>
  );
}
