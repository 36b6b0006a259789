import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openNpmPackage } from './packages.ts';

/** The readers' packages, fetched like the data: nothing but a builder needs them. */
export const PARQUET_TOOLS = { hyparquet: '1.31.5', fzstd: '0.1.1' };

interface Hyparquet {
  readonly asyncBufferFromFile: (path: string) => Promise<unknown>;
  readonly parquetReadObjects: (options: {
    readonly file: unknown;
    readonly columns: readonly string[];
    readonly rowStart: number;
    readonly rowEnd: number;
    readonly compressors: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>>;
  }) => Promise<unknown[]>;
}
interface Fzstd {
  readonly decompress: (bytes: Uint8Array) => Uint8Array;
}

const ROWS_AT_A_TIME = 100_000;

/** Rows of a Parquet file with the named columns, a hundred thousand at a time; each row is an object, not yet checked. */
export async function* readParquet(path: string, columns: readonly string[]): AsyncGenerator<unknown[]> {
  const folder = await openNpmPackage('hyparquet', PARQUET_TOOLS.hyparquet);
  const zstd = await openNpmPackage('fzstd', PARQUET_TOOLS.fzstd);
  const parquet = (await import(pathToFileURL(join(folder, 'src/node.js')).href)) as Hyparquet;
  const { decompress } = (await import(pathToFileURL(join(zstd, 'esm/index.mjs')).href)) as Fzstd;
  const file = await parquet.asyncBufferFromFile(path);
  for (let rowStart = 0; ; rowStart += ROWS_AT_A_TIME) {
    const rows = await parquet.parquetReadObjects({
      file,
      columns,
      rowStart,
      rowEnd: rowStart + ROWS_AT_A_TIME,
      compressors: { ZSTD: (bytes) => decompress(bytes) },
    });
    yield rows;
    if (rows.length < ROWS_AT_A_TIME) return;
  }
}
