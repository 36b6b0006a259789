/** The common calls of tfjs-vis; they draw into the lab's own panel, so code from the documentation runs as it is. */
declare module '@tensorflow/tfjs-vis' {
  import type { LayersModel, Logs, Tensor, Tensor1D, Tensor2D, layers } from '@tensorflow/tfjs';

  /** Where a drawing goes. Drawings with the same name and tab replace each other. */
  export interface SurfaceInfo {
    readonly name: string;
    readonly tab?: string;
    readonly styles?: object;
  }
  /** A surface, its name, or an element-like object with a `label`. */
  export type Drawable = string | SurfaceInfo | Surface;

  export interface Surface {
    readonly label: string;
    readonly name: string;
    readonly tab: string;
  }

  export interface XYPlotOptions {
    readonly xLabel?: string;
    readonly yLabel?: string;
    readonly width?: number;
    readonly height?: number;
    readonly fontSize?: number;
    readonly zoomToFit?: boolean;
    readonly xAxisDomain?: readonly number[];
    readonly yAxisDomain?: readonly number[];
    readonly xType?: string;
    readonly yType?: string;
    readonly seriesColors?: readonly string[];
  }

  export interface Point2D {
    readonly x: number;
    readonly y: number;
  }
  export interface XYPlotData {
    readonly values: readonly Point2D[] | readonly (readonly Point2D[])[] | readonly number[];
    readonly series?: readonly string[];
  }

  export interface ConfusionMatrixData {
    /** `values[actual][predicted]` */
    readonly values: readonly (readonly number[])[];
    readonly tickLabels?: readonly string[];
  }
  export interface HeatmapData {
    /** `values[x][y]` */
    readonly values: readonly (readonly number[])[] | Tensor2D;
    readonly xTickLabels?: readonly string[];
    readonly yTickLabels?: readonly string[];
  }

  export interface FitCallbackOptions extends XYPlotOptions {
    /** Which callbacks to draw at: 'onBatchEnd', 'onEpochEnd'. Both when left out. */
    readonly callbacks?: readonly string[];
  }

  export const show: {
    /** Callbacks for `model.fit` that draw the named metrics as training goes on. */
    fitCallbacks(
      container: Drawable,
      metrics: readonly string[],
      options?: FitCallbackOptions,
    ): {
      onBatchEnd?: (batch: number, logs?: Logs) => Promise<void>;
      onEpochEnd?: (epoch: number, logs?: Logs) => Promise<void>;
    };
    /** Draws what `model.fit` returned, or a list of logs. */
    history(
      container: Drawable,
      history: { readonly history: Readonly<Record<string, readonly (number | Tensor)[]>> } | readonly Logs[],
      metrics: readonly string[],
      options?: XYPlotOptions,
    ): Promise<void>;
    /** A table of the model's layers, output shapes and parameter counts. */
    modelSummary(container: Drawable, model: LayersModel): Promise<void>;
    /** A table of one layer's weights. */
    layer(container: Drawable, layer: layers.Layer): Promise<void>;
    /** A table of each class's accuracy and count. */
    perClassAccuracy(
      container: Drawable,
      classAccuracy: readonly { readonly accuracy: number; readonly count: number }[],
      classLabels?: readonly string[],
    ): Promise<void>;
    /** A histogram of a tensor's values. */
    valuesDistribution(container: Drawable, tensor: Tensor): Promise<void>;
  };

  export const render: {
    linechart(container: Drawable, data: XYPlotData, options?: XYPlotOptions): Promise<void>;
    scatterplot(container: Drawable, data: XYPlotData, options?: XYPlotOptions): Promise<void>;
    barchart(
      container: Drawable,
      data: readonly { readonly index: number | string; readonly value: number }[],
      options?: XYPlotOptions,
    ): Promise<void>;
    histogram(
      container: Drawable,
      data: Tensor | readonly number[] | Float32Array | Int32Array | readonly { readonly value: number }[],
      options?: XYPlotOptions & { readonly maxBins?: number },
    ): Promise<void>;
    table(
      container: Drawable,
      data: {
        readonly headers: readonly string[];
        readonly values: readonly (readonly (string | number | boolean)[])[];
      },
      options?: object,
    ): Promise<void>;
    confusionMatrix(container: Drawable, data: ConfusionMatrixData, options?: object): Promise<void>;
    heatmap(container: Drawable, data: HeatmapData, options?: object): Promise<void>;
  };

  export const metrics: {
    /** Share of equal entries. */
    accuracy(labels: Tensor, predictions: Tensor): Promise<number>;
    perClassAccuracy(
      labels: Tensor1D,
      predictions: Tensor1D,
      numClasses?: number,
    ): Promise<{ accuracy: number; count: number }[]>;
    /** `matrix[actual][predicted]` */
    confusionMatrix(
      labels: Tensor1D,
      predictions: Tensor1D,
      numClasses?: number,
      weights?: Tensor1D,
    ): Promise<number[][]>;
  };

  /** The lab has no sliding panel; these do nothing and never fail. */
  export function visor(): {
    open(): void;
    close(): void;
    toggle(): void;
    isOpen(): boolean;
    surface(options: SurfaceInfo): Surface;
    setActiveTab(name: string): void;
    bindKeys(): void;
    unbindKeys(): void;
    isFullscreen(): boolean;
  };
}
