import { useCallback, useState } from 'react';
import type { LoadOpenPart, ManifestOf, OpenPart, RowsOf } from '#ui/panels/data-view.ts';
import { bytesOfPart, rowsOfFirstShard } from '#ui/panels/part-bytes.ts';
import { type LoadState, useLoad } from '#ui/panels/use-load.ts';

interface ImageRows {
  /** What there is so far; null until the first file has come. */
  readonly rows: RowsOf<'image'> | null;
  /** The load under way or done. */
  readonly state: LoadState<unknown>;
  /** Bytes of that load. */
  readonly totalBytes: number;
  readonly loadAll: () => void;
}

/** A part of at most this size is loaded whole; of a larger one the first file, until more is asked for. */
const LOADED_UNASKED_BYTES = 4_000_000;

/** The images of a part: those of its first file as soon as that is here, then the rest. For one part in its life. */
export function useImageRows(
  manifest: ManifestOf<'image'>,
  part: OpenPart,
  loadPart: LoadOpenPart,
): ImageRows {
  const described = manifest.parts[part];
  const first = rowsOfFirstShard(described, 'pixels');
  const [isWhole, setWhole] = useState(first >= described.count);
  const [rows, setRows] = useState<RowsOf<'image'> | null>(null);
  const load = useCallback(
    (onProgress: (fraction: number) => void) =>
      loadPart(part, isWhole ? { onProgress } : { onProgress, limit: first }),
    [loadPart, part, isWhole, first],
  );
  const state = useLoad(load);
  if (state.status === 'ready' && state.value.kind === 'image' && state.value !== rows) {
    setRows(state.value);
    if (bytesOfPart(described) <= LOADED_UNASKED_BYTES) setWhole(true);
  }
  return {
    rows,
    state,
    totalBytes: bytesOfPart(described, isWhole ? described.count : first),
    loadAll: () => setWhole(true),
  };
}
