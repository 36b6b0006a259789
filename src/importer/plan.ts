import type { DatasetManifest, PartName } from '#core/dataset.ts';

export type SeriesStep = Extract<DatasetManifest, { kind: 'series' }>['step'];

/** How rows are shared out. */
export interface SplitPlan {
  /** Shares of the three parts; they add up to 1. */
  readonly fractions: Readonly<Record<PartName, number>>;
  readonly seed: number;
  /** Keep the parts that folders or names give, and share out only the rest. */
  readonly useParts: boolean;
}

export interface ImagePlan {
  readonly kind: 'image';
  /** [height, width] to which pictures are cropped and resized; null for raw pixels. */
  readonly size: readonly [number, number] | null;
  readonly channels: 1 | 3;
}

export interface TextPlan {
  readonly kind: 'text';
  /** Null for texts in folders. */
  readonly textColumn: string | null;
  readonly labelColumn: string | null;
}

export interface TablePlan {
  readonly kind: 'table';
  readonly columns: readonly string[];
  readonly target: string;
  /** A target of classes makes it a classification. */
  readonly targetKind: 'number' | 'category';
}

export interface SeriesPlan {
  readonly kind: 'series';
  readonly columns: readonly string[];
  readonly timeColumn: string | null;
  /** Time of day, where it stands in a column of its own. */
  readonly clockColumn: string | null;
  /** Where no column tells the time: date of the first row (ISO) and step. */
  readonly start: string | null;
  readonly step: SeriesStep | null;
  /** Keep every n-th row. */
  readonly every: number;
}

/** What is to be made of the files. */
export type ImportPlan = (ImagePlan | TextPlan | TablePlan | SeriesPlan) & {
  readonly title: string;
  readonly split: SplitPlan;
};

export const DEFAULT_SPLIT: SplitPlan = {
  fractions: { train: 0.7, validation: 0.15, heldOut: 0.15 },
  seed: 1,
  useParts: true,
};
