import type { PartName } from '#core/dataset.ts';
import type { CsvDialect } from './csv.ts';
import type { DateOrder } from './times.ts';

/** What a column of records holds. */
export interface ColumnFound {
  readonly name: string;
  /** 'clock' is a time of day in a column of its own; 'text' has more values than classes may be. */
  readonly kind: 'number' | 'category' | 'text' | 'time' | 'clock' | 'empty';
  readonly missing: number;
  /** Different values; null when there are more than 256. */
  readonly distinct: number | null;
  /** Values with their counts, most frequent first; null when there are more than 256. */
  readonly classes: readonly { readonly value: string; readonly count: number }[] | null;
  /** All numbers are whole. */
  readonly isWhole: boolean;
  readonly min: number | null;
  readonly max: number | null;
  /** Characters of the longest value. */
  readonly longest: number;
  readonly examples: readonly string[];
  readonly dateOrder: DateOrder;
}

export interface ClassFound {
  readonly name: string;
  readonly count: number;
}

/** Rows that the folders or array names give to each part; null when they say nothing. */
export type PartsFound = Readonly<Record<PartName, number>> | null;

/** Pictures in class folders, in records, or as raw pixels. */
export interface ImagesFound {
  readonly kind: 'images';
  readonly count: number;
  readonly classes: readonly ClassFound[];
  readonly parts: PartsFound;
  /** [height, width, channels] of raw pixels, which are taken as they are; null for encoded pictures, which are resized. */
  readonly shape: readonly [number, number, number] | null;
  /** Sizes met among the pictures looked at, most frequent first. */
  readonly sizes: readonly { readonly width: number; readonly height: number; readonly count: number }[];
}

/** Texts in class folders or lists of word numbers. */
export interface TextsFound {
  readonly kind: 'texts';
  readonly count: number;
  readonly classes: readonly ClassFound[];
  readonly parts: PartsFound;
  readonly examples: readonly { readonly label: string; readonly text: string }[];
}

/** Rows and columns: a table, a series, or texts with labels, as the person chooses. */
export interface RecordsFound {
  readonly kind: 'records';
  readonly count: number;
  readonly columns: readonly ColumnFound[];
  /** For text files: how it was read, to be set right by hand. */
  readonly dialect: CsvDialect | null;
  /** First rows as they stand. */
  readonly sample: readonly (readonly string[])[];
}

/** What was found in the chosen files. */
export interface Found {
  /** A name for the data set, from the file's. */
  readonly title: string;
  /** 'zip of folders', 'CSV, separated by semicolons'. */
  readonly format: string;
  readonly sizeBytes: number;
  readonly contents: ImagesFound | TextsFound | RecordsFound;
  /** Sentences about what is odd, missing or left out. */
  readonly problems: readonly string[];
}
