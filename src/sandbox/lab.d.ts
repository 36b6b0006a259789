/** The lab's own module: data sets for your code, and reports from training loops you write yourself. */
declare module 'lab' {
  import type { Scalar, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs';

  /** Images with one label each. You own the tensors; `tf.dispose(part)` frees them. */
  export interface ImagePart {
    /** Pixels divided by 255, so from 0 to 1: `[count, height, width, channels]`. */
    readonly xs: Tensor4D;
    /** Labels as one-hot rows: `[count, classes]`, for 'categoricalCrossentropy'. */
    readonly ys: Tensor2D;
    /** Labels as class numbers (int32): `[count]`, for 'sparseCategoricalCrossentropy' after `.toFloat()`. */
    readonly labels: Tensor1D;
    /** How many images. */
    readonly count: number;
  }

  export interface ImageDataset {
    readonly train: ImagePart;
    readonly validation: ImagePart;
    /** Class number k is called `classNames[k]`. */
    readonly classNames: readonly string[];
    /** `[height, width, channels]` of one image. */
    readonly shape: readonly [number, number, number];
  }

  /** Texts with one label each. */
  export interface TextPart {
    /** The texts as they were written; turning them into numbers is up to you. */
    readonly texts: readonly string[];
    /** Class number of each text, in the same order. */
    readonly labels: readonly number[];
    /** Labels as a tensor, `[count, 1]`, for 'binaryCrossentropy'. */
    readonly ys: Tensor2D;
    /** How many texts. */
    readonly count: number;
  }

  export interface TextDataset {
    readonly train: TextPart;
    readonly validation: TextPart;
    /** Class number k is called `classNames[k]`. */
    readonly classNames: readonly string[];
    /** Words of the training part, most frequent first. Word `vocabulary[k]` has id `k + 2`; 0 pads, 1 is unknown. */
    readonly vocabulary: readonly string[];
  }

  /** Rows of a table. You own the tensors. */
  export interface TablePart {
    /** One row an example, one column a feature, in natural units (not scaled): `[count, columns]`. */
    readonly xs: Tensor2D;
    /** The target in natural units: `[count, 1]`. */
    readonly ys: Tensor2D;
    /** How many rows. */
    readonly count: number;
  }

  export interface Column {
    readonly name: string;
    readonly unit: string;
    readonly description: string;
    /** Over the training part. */
    readonly mean: number;
    /** Over the training part. */
    readonly standardDeviation: number;
  }

  export interface TableDataset {
    readonly train: TablePart;
    readonly validation: TablePart;
    /** What each column of `xs` holds, with the mean and standard deviation to scale it by. */
    readonly columns: readonly Column[];
    /** What `ys` holds. */
    readonly target: Column;
  }

  /** A stretch of a time series. */
  export interface SeriesPart {
    /** In natural units, oldest first; row-major `[count, columns]` when the series has more than one column. */
    readonly values: Float32Array;
    /** How many points in time. */
    readonly count: number;
  }

  export interface SeriesDataset {
    readonly train: SeriesPart;
    /** Follows `train` without a gap. */
    readonly validation: SeriesPart;
    /** Mean of the training part (of its first column). */
    readonly mean: number;
    /** Standard deviation of the training part (of its first column). */
    readonly standardDeviation: number;
    readonly columns: readonly Column[];
    /** ISO date of the first training value. */
    readonly start: string;
    /** Time between two values. */
    readonly step: 'month' | 'day' | 'hour' | 'half-hour';
  }

  export interface DatasetById {
    'fashion-mnist': ImageDataset;
    'review-sentiment': TextDataset;
    'fuel-economy': TableDataset;
    sunspots: SeriesDataset;
  }

  export interface DatasetOptions {
    /** Takes only the first rows of the training part, for quick tries. */
    readonly limit?: number;
  }

  /**
   * Loads a data set: its training and validation parts. The part that your model is graded on stays outside.
   *
   * ```ts
   * const { train, validation } = await dataset('fashion-mnist', { limit: 10_000 });
   * await model.fit(train.xs, train.ys, { epochs: 5, validationData: [validation.xs, validation.ys] });
   * ```
   */
  export function dataset<Id extends keyof DatasetById>(
    id: Id,
    options?: DatasetOptions,
  ): Promise<DatasetById[Id]>;

  /**
   * Draws a point on the live curves from a training loop of your own. `model.fit`, `fitDataset` and `trainOnBatch`
   * report by themselves. At most ten points a second are drawn; a `loss` that is not finite ends the run.
   *
   * ```ts
   * for (let step = 0; step < 500; step++) {
   *   const loss = optimizer.minimize(() => computeLoss(), true);
   *   await report(step, { loss });
   *   loss?.dispose();
   * }
   * ```
   */
  export function report(
    step: number,
    logs: Readonly<Record<string, number | Scalar | null | undefined>>,
  ): Promise<void>;

  /** The seed of this run. `Math.random` and tfjs's own initialisers already follow it. */
  export const seed: number;
}
