/** What data sets are made of, by kind; `lab.d.ts` has the functions. */
declare module 'lab' {
  import type { Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D, data } from '@tensorflow/tfjs';

  /** What `batches` of any part takes. */
  export interface BatchOptions {
    /** Rows of one batch; 32 unless told. The last batch of an epoch may be smaller. */
    readonly batchSize?: number;
    /** A new order each epoch; true unless told. */
    readonly shuffle?: boolean;
    /** Decides the orders; 1 unless told. */
    readonly seed?: number;
    /** Batches made ahead while one trains; 1 unless told, 0 for none. */
    readonly prefetch?: number;
  }

  /** One batch. `fitDataset` frees it; a loop of your own does so with `tf.dispose(batch)`. */
  export interface Batch<Xs extends Tensor = Tensor, Ys extends Tensor = Tensor> {
    readonly xs: Xs;
    readonly ys: Ys;
  }

  /** For `model.fitDataset`. Each pass over it is one epoch. */
  export type Batches<Xs extends Tensor = Tensor, Ys extends Tensor = Tensor> = data.Dataset<{
    xs: Xs;
    ys: Ys;
  }>;

  /**
   * Images with one label each. The tensors are made when you first use them; you own them, and `tf.dispose(part)` frees
   * them. `batches` works from the bytes and never makes the big tensors.
   */
  export interface ImagePart {
    /** Pixels divided by 255, so from 0 to 1: `[count, height, width, channels]`. */
    readonly xs: Tensor4D;
    /** Labels as one-hot rows: `[count, classes]`, for 'categoricalCrossentropy'. */
    readonly ys: Tensor2D;
    /** Labels as class numbers (int32): `[count]`, for 'sparseCategoricalCrossentropy' after `.toFloat()`. */
    readonly labels: Tensor1D;
    /** How many images. */
    readonly count: number;
    /** The bytes: pixels from 0 to 255 as `[count, height, width, channels]`, and class numbers as `[count]`. */
    readonly arrays: { readonly pixels: Uint8Array; readonly labels: Uint8Array };
    /** Batches of pixels from 0 to 1 and one-hot labels. */
    batches(options?: BatchOptions): Batches<Tensor4D, Tensor2D>;
  }

  export interface ImageDataset {
    readonly train: ImagePart;
    readonly validation: ImagePart;
    /** Class number k is called `classNames[k]`. */
    readonly classNames: readonly string[];
    /** `[height, width, channels]` of one image. */
    readonly shape: readonly [number, number, number];
  }

  export interface TextBatchOptions extends BatchOptions {
    /** Token ids of one text; as many for every text. */
    readonly encode: (text: string) => ArrayLike<number> & Iterable<number>;
  }

  /** Texts with one label each. */
  export interface TextPart {
    /** The texts as they were written; turning them into numbers is up to you. */
    readonly texts: readonly string[];
    /** Class number of each text, in the same order. */
    readonly labels: readonly number[];
    /** Labels as a tensor: `[count, 1]` for 'binaryCrossentropy' with two classes, one-hot `[count, classes]` with more. */
    readonly ys: Tensor2D;
    /** How many texts. */
    readonly count: number;
    /** Batches of token ids `[batch, length]` (int32) and labels as in `ys`. */
    batches(options: TextBatchOptions): Batches<Tensor2D, Tensor2D>;
  }

  export interface TextDataset {
    readonly train: TextPart;
    readonly validation: TextPart;
    /** Class number k is called `classNames[k]`. */
    readonly classNames: readonly string[];
    /** Words of the training part, most frequent first. Word `vocabulary[k]` has id `k + 2`; 0 pads, 1 is unknown. */
    readonly vocabulary: readonly string[];
  }

  /** Lines or paragraphs in reading order, without labels: for writing more of their kind. */
  export interface CorpusPart {
    readonly texts: readonly string[];
    /** How many texts. */
    readonly count: number;
    /**
     * Batches of `length` ids in a row, `[batch, length]` (int32), and for each of them the id that follows,
     * `[batch, length, 1]` (float32, as 'sparseCategoricalCrossentropy' wants it).
     */
    batches(options: TextBatchOptions & { readonly length: number }): Batches<Tensor2D, Tensor3D>;
  }

  export interface CorpusDataset {
    readonly train: CorpusPart;
    readonly validation: CorpusPart;
    /** Words of the training part, most frequent first. Word `vocabulary[k]` has id `k + 2`; 0 pads, 1 is unknown. */
    readonly vocabulary: readonly string[];
    /** What one text is. */
    readonly unit: 'line' | 'paragraph';
  }

  /** Rows of a table. You own the tensors, which are made when you first use them. */
  export interface TablePart {
    /** One row an example, one column a feature, not scaled; a category is its number, a missing value NaN: `[count, columns]`. */
    readonly xs: Tensor2D;
    /** The target in natural units: `[count, 1]`. */
    readonly ys: Tensor2D;
    /** How many rows. */
    readonly count: number;
    /** The same numbers, row after row. */
    readonly arrays: { readonly features: Float32Array; readonly targets: Float32Array };
    /** Batches of rows and targets as in `xs` and `ys`. */
    batches(options?: BatchOptions): Batches<Tensor2D, Tensor2D>;
    /** The rows as a CSV file would hold them: a line of names, categories in words, the target last. */
    toCsv(): string;
    /** The rows as a JSON array of objects would hold them; a missing value is null. */
    toJson(): string;
  }

  /** A table whose target is a class. */
  export interface ClassTablePart extends TablePart {
    /** The class as a one-hot row: `[count, classes]`. */
    readonly ys: Tensor2D;
    /** Class numbers (int32): `[count]`. */
    readonly labels: Tensor1D;
  }

  export interface NumberColumn {
    readonly kind: 'number';
    readonly name: string;
    readonly unit: string;
    readonly description: string;
    /** Over the training part. */
    readonly mean: number;
    /** Over the training part. */
    readonly standardDeviation: number;
  }

  export interface CategoryColumn {
    readonly kind: 'category';
    readonly name: string;
    readonly description: string;
    /** A row holds the index of its category here. */
    readonly categories: readonly string[];
  }

  export type Column = NumberColumn | CategoryColumn;

  export interface TableDataset<C extends Column = Column> {
    readonly train: TablePart;
    readonly validation: TablePart;
    /** What each column of `xs` holds; a column of numbers with the mean and standard deviation to scale it by. */
    readonly columns: readonly C[];
    /** What `ys` holds. */
    readonly target: NumberColumn;
  }

  export interface ClassTableDataset {
    readonly train: ClassTablePart;
    readonly validation: ClassTablePart;
    readonly columns: readonly Column[];
    readonly target: CategoryColumn;
    /** Class number k is called `classNames[k]`. */
    readonly classNames: readonly string[];
  }

  export interface WindowOptions extends BatchOptions {
    /** Points in time that go in. */
    readonly inputSteps: number;
    /** Points in time right after them that are to be forecast. */
    readonly targetSteps: number;
  }

  /** A stretch of a time series. */
  export interface SeriesPart {
    /** In natural units, oldest first; row-major `[count, columns]` when the series has more than one column. */
    readonly values: Float32Array;
    /** How many points in time. */
    readonly count: number;
    /** Rows that do not follow the row before them by one step; empty unless the series has gaps. */
    readonly breaks: readonly number[];
    /** Batches of all windows: `[batch, inputSteps, columns]`, and of the first column the `[batch, targetSteps]` after each. */
    batches(options: WindowOptions): Batches<Tensor3D, Tensor2D>;
  }

  export interface SeriesDataset {
    readonly train: SeriesPart;
    /** Follows `train`. */
    readonly validation: SeriesPart;
    /** Mean of the training part (of its first column). */
    readonly mean: number;
    /** Standard deviation of the training part (of its first column). */
    readonly standardDeviation: number;
    readonly columns: readonly NumberColumn[];
    /** ISO date of the first training value. */
    readonly start: string;
    /** Time between two values. */
    readonly step:
      'year' | 'month' | 'week' | 'day' | 'hour' | 'half-hour' | 'quarter-hour' | 'ten-minutes' | 'minute';
  }

  /** Piano rolls of single bars. You own the tensors, which are made when you first use them. */
  export interface MusicPart {
    /** 1 where a note sounds: `[count, steps, pitches]`. */
    readonly xs: Tensor3D;
    /** Styles as one-hot rows: `[count, classes]`. */
    readonly ys: Tensor2D;
    /** Styles as class numbers (int32): `[count]`. */
    readonly labels: Tensor1D;
    /** How many bars. */
    readonly count: number;
    /** The same as bytes. */
    readonly arrays: { readonly rolls: Uint8Array; readonly labels: Uint8Array };
    /** Batches of rolls and one-hot styles. */
    batches(options?: BatchOptions): Batches<Tensor3D, Tensor2D>;
  }

  export interface MusicDataset {
    readonly train: MusicPart;
    readonly validation: MusicPart;
    readonly classNames: readonly string[];
    /** `[steps, pitches]` of one bar. */
    readonly shape: readonly [number, number];
    /** MIDI number of the first pitch. */
    readonly lowestPitch: number;
    /** Whether rows 2k and 2k + 1 of `validation` are one bar in class 0 and in class 1. */
    readonly isPaired: boolean;
  }
}
