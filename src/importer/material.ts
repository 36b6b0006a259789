import type { PartName } from '#core/dataset.ts';
import type { RecordFindings } from './column-findings.ts';
import type { CsvDialect } from './csv.ts';
import type { Found } from './found.ts';
import type { RecordSource } from './records.ts';

/** Rows with class numbers, and the part that folders or names give them. */
export interface LabelledRows {
  readonly classNames: readonly string[];
  /** [rows] */
  readonly labels: readonly number[];
  /** [rows]; null where the person's split decides. */
  readonly parts: readonly (PartName | null)[];
}

/** Encoded pictures: PNG, JPEG and whatever else the browser decodes. */
export interface PictureMaterial extends LabelledRows {
  readonly kind: 'pictures';
  /** For messages. */
  pathOf(row: number): string;
  readPicture(row: number): Promise<Blob>;
}

/** Raw pixels, taken as they are. */
export interface PixelMaterial extends LabelledRows {
  readonly kind: 'pixels';
  readonly shape: readonly [number, number, number];
  /** [rows, height, width, channels], read at once. */
  readPixels(): Promise<Uint8Array<ArrayBuffer>>;
}

export interface TextMaterial extends LabelledRows {
  readonly kind: 'texts';
  readonly texts: readonly string[];
}

export interface RecordMaterial {
  readonly kind: 'records';
  readonly source: RecordSource;
  readonly findings: RecordFindings;
  readonly dialect: CsvDialect | null;
}

/** What was opened, kept in the worker until a data set is made of it. */
export type Material = PictureMaterial | PixelMaterial | TextMaterial | RecordMaterial;

export interface Inspected {
  readonly found: Found;
  readonly material: Material;
}
