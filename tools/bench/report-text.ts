import type { PageReport } from './measure-page.ts';

/** A table for people: what was measured, what is aimed at. */
export function describeReport(report: PageReport): string {
  const rows: readonly (readonly [what: string, measured: string, aim: string])[] = [
    ['script of the catalogue, compressed', `${report.catalogueScriptKb} kB`, '≤ 250 kB'],
    ['Run to first curve point, cold', `${report.firstPointColdMs} ms`, '≤ 10,000 ms'],
    ['Run to first curve point, warm', `${report.firstPointWarmMs} ms`, '≤ 3,000 ms'],
    ['longest main-thread task in training', `${report.longestTaskWhileTrainingMs} ms`, '≤ 50 ms'],
    ['Stop of an endless loop acknowledged', `${report.stopAcknowledgedMs} ms`, '< 200 ms'],
    ['Stop of an endless loop over', `${report.stopOverMs} ms`, '< 3,000 ms'],
    ['verdict on 10,000 images, WASM', `${report.verdictImagesMs} ms`, '≤ 5,000 ms on 5,000'],
    [`page's heap after ${report.runs} runs, growth`, `${report.heapGrowthMb} MB`, '< 20 MB'],
    ['tensors in the first and last run', `${report.tensorsFirstRun}, ${report.tensorsLastRun}`, 'equal'],
  ];
  return rows
    .map(([what, measured, aim]) => `${what.padEnd(40)} ${measured.padStart(12)}   aim ${aim}`)
    .join('\n');
}
