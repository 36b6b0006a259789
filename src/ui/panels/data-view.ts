import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import type { Exercise } from '#core/exercise.ts';
import type { Result } from '#core/result.ts';
import type { LoadOptions } from '#session/state.ts';

/** The parts that a learner may look at; the held-out part is kept for grading. */
export type OpenPart = 'train' | 'validation';

/** Fetches the rows of a part, or the first `limit` of them. */
export type LoadOpenPart = (part: OpenPart, options?: LoadOptions) => Promise<Result<PartRows, RunError>>;

export type KindOfData = PartRows['kind'];
export type ManifestOf<Kind extends KindOfData> = Extract<DatasetManifest, { kind: Kind }>;
export type RowsOf<Kind extends KindOfData> = Extract<PartRows, { kind: Kind }>;

/** What the view of one kind of data gets. */
export interface DataViewProps<Kind extends KindOfData> {
  readonly manifest: ManifestOf<Kind>;
  /** Whose encoding the view shows; null on the pages of the data sets. */
  readonly exercise: Exercise | null;
}

/** A view of one part at a time, once its rows are there. */
export interface RowsViewProps<Kind extends KindOfData> extends DataViewProps<Kind> {
  readonly rows: RowsOf<Kind>;
}

/** A view that loads the parts by itself. */
export interface LoadViewProps<Kind extends KindOfData> extends DataViewProps<Kind> {
  readonly loadPart: LoadOpenPart;
}
