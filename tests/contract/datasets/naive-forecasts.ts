import { PARTS, readFloats, readManifestOf } from './committed.ts';

/** Column 0 of a series, part by part. */
export function readFirstColumn(id: string): number[][] {
  const { columns } = readManifestOf(id, 'series');
  return PARTS.map((part) => [
    ...readFloats(id, part, 'values').filter((_, at) => at % columns.length === 0),
  ]);
}

/**
 * Mean absolute error of 'as `lag` steps before' (by default 'as the last one known') over all windows of the held-out
 * part that cross no break; worked afresh, row by row. A season longer than the targets is looked up once.
 */
export function naiveError(id: string, inputSteps: number, targetSteps: number, lag?: number): number {
  const [train = [], validation = [], heldOut = []] = readFirstColumn(id);
  const all = [...train, ...validation, ...heldOut];
  const from = train.length + validation.length;
  const breaks = new Set((readManifestOf(id, 'series').parts.heldOut.breaks ?? []).map(({ row }) => row));
  let sum = 0;
  let count = 0;
  for (let start = 0; start + inputSteps + targetSteps <= heldOut.length; start++) {
    const end = start + inputSteps + targetSteps;
    if ([...breaks].some((row) => row > start && row < end)) continue;
    const last = from + start + inputSteps - 1;
    for (let ahead = 1; ahead <= targetSteps; ahead++, count++) {
      let source = last + ahead;
      if (lag === undefined) source = last;
      else while (source > last) source -= lag;
      sum += Math.abs((all[last + ahead] ?? NaN) - (all[source] ?? NaN));
    }
  }
  return sum / count;
}
