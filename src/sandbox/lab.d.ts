/** The lab's own module: data sets for your code, and reports from training loops you write yourself. */
declare module 'lab' {
  import type { LayersModel, Scalar } from '@tensorflow/tfjs';

  export interface DatasetById {
    'ames-housing': TableDataset;
    'animals-10': ImageDataset;
    'animals-or-vehicles': ImageDataset;
    austen: CorpusDataset;
    'big-cats-or-dogs': ImageDataset;
    'chicago-daily': SeriesDataset;
    'concrete-strength': TableDataset<NumberColumn>;
    'daily-minimum-temperature': SeriesDataset;
    'fashion-mnist': ImageDataset;
    'flights-hourly': SeriesDataset;
    'fuel-economy': TableDataset<NumberColumn>;
    'glossary-topics': TextDataset;
    'horses-or-humans': ImageDataset;
    'mail-spam': TextDataset;
    mnist: ImageDataset;
    'nox-hourly': SeriesDataset;
    penguins: ClassTableDataset;
    'photo-cutouts': ImageDataset;
    'piano-rolls-rock-jazz': MusicDataset;
    'power-demand': SeriesDataset;
    'quick-draw-40': ImageDataset;
    'review-sentiment': TextDataset;
    'rock-paper-scissors': ImageDataset;
    'six-houses': TableDataset<NumberColumn>;
    sonnets: CorpusDataset;
    sunspots: SeriesDataset;
    'synthetic-season': SeriesDataset;
    'ten-points': TableDataset<NumberColumn>;
    'us-births': SeriesDataset;
  }

  export interface DatasetOptions {
    /** Takes only the first rows of the training part; the files behind them are not even fetched. */
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
  /** Loads a data set of your own: say its kind, as in `dataset<TableDataset>('my-houses')`. */
  export function dataset<
    Kind extends
      ImageDataset | TextDataset | CorpusDataset | TableDataset | ClassTableDataset | SeriesDataset,
  >(id: `my-${string}`, options?: DatasetOptions): Promise<Kind>;

  export interface PretrainedOptions {
    /**
     * `'whole'`: all layers, `[batch, height / 32, width / 32, 1280]`; `'cut'`: the first three quarters of them,
     * `[batch, height / 16, width / 16, 576]`, a quarter of the bytes.
     */
    readonly variant?: 'whole' | 'cut';
    /** Fixes the size of the images, so that `summary()` shows sizes: `[96, 96, 3]`. Left out, any size from 32 goes. */
    readonly inputShape?: readonly [height: number, width: number, channels: 3];
  }

  /**
   * Loads the convolutional part of a network that was trained on photographs. It wants colours from −1 to 1; `xs` of an
   * image set are from 0 to 1. Freeze it before training a head on it.
   *
   * ```ts
   * const base = await pretrained('mobilenet-v2', { inputShape: [96, 96, 3] });
   * base.layers.forEach((layer) => (layer.trainable = false));
   * const features = tf.tidy(() => base.predict(train.xs.mul(2).sub(1), { batchSize: 32 }) as tf.Tensor4D); // [count, 3, 3, 1280]
   * ```
   */
  export function pretrained(id: 'mobilenet-v2', options?: PretrainedOptions): Promise<LayersModel>;

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
