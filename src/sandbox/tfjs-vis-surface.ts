import type { ChartBase } from './chart-data.ts';

/** A surface as tfjs-vis takes it: a name, or an object with one. */
export type Drawable = unknown;

export interface VisOptions {
  readonly xLabel?: unknown;
  readonly yLabel?: unknown;
}

/** Where a drawing goes and how its axes are called. Learner code passes anything; what is no text is left empty. */
export function readBase(container: Drawable, options: VisOptions = {}): ChartBase {
  const name =
    typeof container === 'string' ? container : (readText(container, 'name') ?? readText(container, 'label'));
  const surface = (name ?? 'Chart').slice(0, 200);
  return {
    surface,
    tab: (readText(container, 'tab') ?? '').slice(0, 200),
    title: surface,
    xLabel: readText(options, 'xLabel')?.slice(0, 200) ?? '',
    yLabel: readText(options, 'yLabel')?.slice(0, 200) ?? '',
  };
}

function readText(owner: unknown, key: string): string | null {
  if (typeof owner !== 'object' || owner === null) return null;
  const value: unknown = Reflect.get(owner, key);
  return typeof value === 'string' ? value : null;
}
