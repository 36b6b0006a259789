import { extentOf, niceTicks } from './ticks.ts';

/** A run of points drawn alike. Missing values are NaN and break a line. */
export interface XySeries {
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** 'stems' are strokes from zero to each value. */
  readonly style: 'line' | 'dashed' | 'dotted' | 'points' | 'stems';
  /** Number of the palette's colour, 1 to 7; 11 to 15 are steps from low to high; 0 is the muted colour of axes. */
  readonly colour: number;
}

/** Where data lie on a drawing of `width` × `height` CSS pixels. */
export interface XyScale {
  readonly toX: (value: number) => number;
  readonly toY: (value: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly frame: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

/** What an axis is told rather than takes from the data. */
export interface XyAxes {
  readonly xRange?: readonly [number, number] | undefined;
  readonly yRange?: readonly [number, number] | undefined;
  /** Room left and right of the data, as a share of their range; none unless told. */
  readonly xMargin?: number | undefined;
  /** Where ticks of x lie; or, from the range and how many fit, where they would. */
  readonly xTicks?: readonly number[] | ((low: number, high: number, count: number) => number[]) | undefined;
  readonly yTicks?: readonly number[] | undefined;
}

const PIXELS_PER_X_TICK = 80;
const PIXELS_PER_Y_TICK = 32;
const LEAST_UNITS = 3;

/**
 * Fits all series into the frame; null when there is no finite point. `isSquare` gives both axes the same range;
 * x ticks lie on multiples of `xTickUnit` where enough of those fit.
 */
export function fitScale(
  series: readonly XySeries[],
  size: { readonly width: number; readonly height: number; readonly left: number },
  isSquare: boolean,
  xTickUnit = 1,
  axes: XyAxes = {},
): XyScale | null {
  let xRange = axes.xRange ?? extentOf(eachOf(series, 'x'), isSquare ? 0.04 : (axes.xMargin ?? 0));
  let yRange = axes.yRange ?? extentOf(eachOf(series, 'y'));
  if (xRange === null || yRange === null) return null;
  if (isSquare) xRange = yRange = [Math.min(xRange[0], yRange[0]), Math.max(xRange[1], yRange[1])];
  const frame = { left: size.left, right: size.width - 8, top: 8, bottom: size.height - 24 };
  const [xLow, xHigh] = xRange;
  const [yLow, yHigh] = yRange;
  const xSpan = xHigh - xLow || 1;
  const unit = xSpan > LEAST_UNITS * xTickUnit ? xTickUnit : 1;
  const room = (frame.right - frame.left) / PIXELS_PER_X_TICK;
  const usual = () => niceTicks(xLow / unit, xHigh / unit, room).map((tick) => tick * unit);
  return {
    toX: (value) => frame.left + ((value - xLow) / xSpan) * (frame.right - frame.left),
    toY: (value) => frame.bottom - ((value - yLow) / (yHigh - yLow)) * (frame.bottom - frame.top),
    xTicks: typeof axes.xTicks === 'function' ? axes.xTicks(xLow, xHigh, room) : (axes.xTicks ?? usual()),
    yTicks: axes.yTicks ?? niceTicks(yLow, yHigh, (frame.bottom - frame.top) / PIXELS_PER_Y_TICK),
    frame,
  };
}

/** SVG path data of one series, to a tenth of a pixel. Points are strokes of no length with round ends. */
export function pathOf(series: XySeries, scale: XyScale): string {
  const parts: string[] = [];
  let isOpen = false;
  for (let i = 0; i < series.y.length; i++) {
    const x = scale.toX(series.x[i] ?? NaN);
    const y = scale.toY(series.y[i] ?? NaN);
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      isOpen = false;
      continue;
    }
    const at = `${x.toFixed(1)} ${y.toFixed(1)}`;
    if (series.style === 'points') parts.push(`M${at}h0`);
    else if (series.style === 'stems') parts.push(`M${at}V${scale.toY(0).toFixed(1)}`);
    else parts.push(`${isOpen ? 'L' : 'M'}${at}`);
    isOpen = true;
  }
  return parts.join('');
}

function* eachOf(series: readonly XySeries[], axis: 'x' | 'y'): Generator<number> {
  for (const each of series) for (let i = 0; i < each[axis].length; i++) yield each[axis][i] ?? NaN;
}
