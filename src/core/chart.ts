import * as v from 'valibot';

const numbers = v.array(v.number());
const base = {
  surface: v.string(),
  tab: v.string(),
  title: v.string(),
  xLabel: v.string(),
  yLabel: v.string(),
};

/** A drawing asked for through the tfjs-vis calls; data only, bounded before it is sent. */
export const Chart = v.variant('kind', [
  v.object({
    kind: v.picklist(['line', 'scatter']),
    ...base,
    series: v.array(v.object({ name: v.string(), x: numbers, y: numbers })),
  }),
  v.object({ kind: v.literal('bar'), ...base, labels: v.array(v.string()), values: numbers }),
  v.object({ kind: v.literal('histogram'), ...base, edges: numbers, counts: numbers, summary: v.string() }),
  v.object({
    kind: v.literal('table'),
    ...base,
    headers: v.array(v.string()),
    rows: v.array(v.array(v.string())),
  }),
  v.object({
    kind: v.picklist(['confusion-matrix', 'heatmap']),
    ...base,
    xNames: v.array(v.string()),
    yNames: v.array(v.string()),
    /** values[y][x] */
    values: v.array(numbers),
  }),
]);
export type Chart = v.InferOutput<typeof Chart>;
