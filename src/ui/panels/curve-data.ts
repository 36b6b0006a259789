import type { CurvePoint, RunRecord } from '#session/state.ts';

/** The lines that one small plot can hold, by colour and dash. */
export type LineRole = 'train' | 'validation' | 'live' | 'earlier-train' | 'earlier-validation';

/** One metric's lines over a shared x axis, as uPlot wants them: `columns[k]` belongs to `roles[k]`. */
export interface MetricCurves {
  readonly metric: string;
  readonly x: readonly number[];
  readonly roles: readonly LineRole[];
  readonly columns: readonly (readonly (number | null)[])[];
}

interface Line {
  readonly role: LineRole;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const VALIDATION_PREFIX = 'val_';

/**
 * Curves of a run, one entry a metric with loss first. Epochs of several fits follow each other on the x axis. Values that are
 * not finite are left out (null).
 */
export function readCurves(
  epochs: readonly CurvePoint[],
  live: readonly CurvePoint[],
  earlier: readonly CurvePoint[],
): MetricCurves[] {
  const offsets = fitOffsets([...epochs, ...live]);
  return metricNames([epochs, live]).map((metric) =>
    align(metric, [
      { role: 'train', points: pick(epochs, metric, offsets) },
      { role: 'validation', points: pick(epochs, VALIDATION_PREFIX + metric, offsets) },
      { role: 'live', points: pick(live, metric, offsets) },
      { role: 'earlier-train', points: pick(earlier, metric, fitOffsets(earlier)) },
      { role: 'earlier-validation', points: pick(earlier, VALIDATION_PREFIX + metric, fitOffsets(earlier)) },
    ]),
  );
}

/** Curves of `lab.report`, by step. */
export function readReports(reports: RunRecord['reports'], earlier: RunRecord['reports']): MetricCurves[] {
  const toPoint = (report: RunRecord['reports'][number]): CurvePoint => ({
    fit: 1,
    epoch: report.step,
    logs: report.logs,
  });
  return readCurves(reports.map(toPoint), [], earlier.map(toPoint));
}

/** Names of the metrics logged, without their validation twins; loss first, then in the order of appearance. */
export function metricNames(lists: readonly (readonly CurvePoint[])[]): string[] {
  const names = new Set<string>();
  for (const points of lists)
    for (const point of points)
      for (const key of Object.keys(point.logs))
        names.add(key.startsWith(VALIDATION_PREFIX) ? key.slice(4) : key);
  return [...names].sort((a, b) => Number(b === 'loss') - Number(a === 'loss'));
}

/** Whole epochs that lie before each fit. */
function fitOffsets(points: readonly CurvePoint[]): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (const point of points) last.set(point.fit, Math.max(last.get(point.fit) ?? 0, Math.ceil(point.epoch)));
  const offsets = new Map<number, number>();
  let sum = 0;
  for (const [fit, epochs] of [...last].sort(([a], [b]) => a - b)) {
    offsets.set(fit, sum);
    sum += epochs;
  }
  return offsets;
}

function pick(
  points: readonly CurvePoint[],
  key: string,
  offsets: ReadonlyMap<number, number>,
): Line['points'] {
  const picked: { x: number; y: number }[] = [];
  for (const point of points) {
    const y = point.logs[key];
    if (y !== undefined) picked.push({ x: (offsets.get(point.fit) ?? 0) + point.epoch, y });
  }
  return picked;
}

function align(metric: string, lines: readonly Line[]): MetricCurves {
  const used = lines.filter((line) => line.points.length > 0);
  const x = [...new Set(used.flatMap((line) => line.points.map((point) => point.x)))].sort((a, b) => a - b);
  const rowOf = new Map(x.map((value, row) => [value, row]));
  const columns = used.map((line) => {
    const column = new Array<number | null>(x.length).fill(null);
    for (const point of line.points) {
      const row = rowOf.get(point.x);
      if (row !== undefined && Number.isFinite(point.y)) column[row] = point.y;
    }
    return column;
  });
  return { metric, x, roles: used.map((line) => line.role), columns };
}
