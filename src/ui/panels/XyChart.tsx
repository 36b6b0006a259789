import { type ReactNode, useId, useMemo, useRef } from 'react';
import styles from './charts.module.css';
import { formatTick } from './number-format.ts';
import { useWidth } from './use-width.ts';
import { type XyAxes, type XySeries, fitScale, pathOf } from './xy-scale.ts';

/** Pixels of the drawing before and after the plot itself. */
export const PLOT_LEFT = 46;
export const PLOT_RIGHT = 8;

interface XyChartProps extends XyAxes {
  /** One sentence that says what the drawing shows; the numbers lie in a table beside it. */
  readonly label: string;
  readonly series: readonly XySeries[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly height?: number;
  /** The ticks come along, so that labels can be as short as their distance allows. */
  readonly formatX?: (value: number, ticks: readonly number[]) => string;
  readonly formatY?: (value: number) => string;
  /** Ticks of x lie on multiples of this where they can: 12 for months in years. */
  readonly xTickUnit?: number;
  /** Both axes get one range, and the diagonal is drawn. */
  readonly isSquare?: boolean;
  /** Shaded ranges of x. */
  readonly bands?: readonly { readonly from: number; readonly to: number; readonly name: string }[];
  /** Lines across the whole drawing, at a value of x or of y. */
  readonly rules?: readonly { readonly axis: 'x' | 'y'; readonly at: number }[];
  /** False where a chart beside this one has the same legend. */
  readonly hasLegend?: boolean;
  readonly children?: ReactNode;
}

/** Lines and points on two linear axes, drawn once; for data that do not move. */
export function XyChart(props: XyChartProps) {
  const {
    label,
    series,
    xLabel,
    yLabel,
    height = 180,
    isSquare = false,
    bands = NO_BANDS,
    rules = NO_RULES,
    hasLegend = true,
    xTickUnit = 1,
    xRange,
    yRange,
    xMargin,
    xTicks,
    yTicks,
  } = props;
  const { formatX = formatTick, formatY = formatTick } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const clip = useId();
  const scale = useMemo(
    () =>
      width === 0
        ? null
        : fitScale(series, { width, height, left: PLOT_LEFT }, isSquare, xTickUnit, {
            xRange,
            yRange,
            xMargin,
            xTicks,
            yTicks,
          }),
    [series, width, height, isSquare, xTickUnit, xRange, yRange, xMargin, xTicks, yTicks],
  );
  const paths = useMemo(
    () => (scale === null ? [] : series.map((each) => ({ each, d: pathOf(each, scale) }))),
    [series, scale],
  );
  return (
    <figure className={styles.figure}>
      <div className={styles.axisNames} aria-hidden="true">
        <span>{yLabel}</span>
      </div>
      <div ref={box} style={{ blockSize: height }}>
        {scale === null ? null : (
          <svg width={width} height={height} role="img" aria-label={label} className={styles.svg}>
            <clipPath id={clip}>
              <rect
                x={scale.frame.left - 4}
                y={scale.frame.top - 4}
                width={Math.max(0, scale.frame.right - scale.frame.left + 8)}
                height={Math.max(0, scale.frame.bottom - scale.frame.top + 8)}
              />
            </clipPath>
            {bands.map((band) => (
              <rect
                key={band.name}
                className={styles.band}
                x={scale.toX(band.from)}
                y={scale.frame.top}
                width={Math.max(1, scale.toX(band.to) - scale.toX(band.from))}
                height={scale.frame.bottom - scale.frame.top}
              />
            ))}
            {scale.yTicks.map((tick) => (
              <g key={tick} className={styles.tick}>
                <path d={`M${scale.frame.left} ${scale.toY(tick)}H${scale.frame.right}`} />
                <text x={scale.frame.left - 6} y={scale.toY(tick) + 4} textAnchor="end">
                  {formatY(tick)}
                </text>
              </g>
            ))}
            {scale.xTicks.map((tick) => (
              <text
                key={tick}
                className={styles.xTick}
                x={scale.toX(tick)}
                y={height - 8}
                textAnchor={anchorOf(scale.toX(tick), width)}
              >
                {formatX(tick, scale.xTicks)}
              </text>
            ))}
            <g clipPath={`url(#${clip})`}>
              {isSquare ? (
                <path
                  className={styles.diagonal}
                  d={`M${scale.frame.left} ${scale.frame.bottom}L${scale.frame.right} ${scale.frame.top}`}
                />
              ) : null}
              {rules.map(({ axis, at }) => (
                <path
                  key={`${axis}${at}`}
                  className={styles.diagonal}
                  d={
                    axis === 'x'
                      ? `M${scale.toX(at)} ${scale.frame.top}V${scale.frame.bottom}`
                      : `M${scale.frame.left} ${scale.toY(at)}H${scale.frame.right}`
                  }
                />
              ))}
              {paths.map(({ each, d }) => (
                <path
                  key={each.name}
                  d={d}
                  className={styles.line}
                  data-style={each.style}
                  data-colour={each.colour}
                  data-dense={each.x.length > DENSE || undefined}
                />
              ))}
            </g>
          </svg>
        )}
      </div>
      <figcaption className={styles.legend}>
        {hasLegend && series.length > 1
          ? series
              .filter(({ name }) => name !== '')
              .map((each) => (
                <span key={each.name} className={styles.key}>
                  <svg width="22" height="8" aria-hidden="true">
                    <path
                      d={each.style === 'points' ? 'M11 4h0' : 'M0 4H22'}
                      className={styles.line}
                      data-style={each.style}
                      data-colour={each.colour}
                    />
                  </svg>
                  {each.name}
                </span>
              ))
          : null}
        {xLabel === '' ? null : (
          <span className={styles.xName} aria-hidden="true">
            {xLabel}
          </span>
        )}
      </figcaption>
      {props.children}
    </figure>
  );
}

/** More stems than this are drawn thin. */
const DENSE = 150;
const NO_RULES: NonNullable<XyChartProps['rules']> = [];
const NO_BANDS: NonNullable<XyChartProps['bands']> = [];

function anchorOf(x: number, width: number): 'start' | 'middle' | 'end' {
  return x > width - 24 ? 'end' : 'middle';
}
