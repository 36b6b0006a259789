import type { WorkloadReport } from '#core/bench-report.ts';
import type { BenchState } from '#session/bench.ts';
import { formatBytes } from '#core/number-text.ts';
import { formatMs } from './BenchChart.tsx';
import { NET_NAMES, benchStrings } from './strings.ts';

const { columns } = benchStrings;

/** One line a net, in the order of `headersOf`; an en dash where a side could not run or nothing is counted. */
export function rowOf(report: WorkloadReport): readonly string[] {
  const ms = (value: number | null): string => (value === null ? '–' : formatMs(value));
  const pair = (a: number | null, b: number | null, format: (value: number) => string): string =>
    a === null && b === null ? '–' : `${a === null ? '–' : format(a)} → ${b === null ? '–' : format(b)}`;
  return [
    NET_NAMES[report.name],
    ms(report.stockMs),
    ms(report.engineMs),
    report.ratio === null ? '–' : report.ratio.toPrecision(3),
    report.spread === null ? '–' : report.spread.toFixed(2),
    pair(report.stockPrograms, report.enginePrograms, (count) => String(Math.round(count))),
    report.uploadedBytes === null ? '–' : formatBytes(report.uploadedBytes),
    pair(report.stockFirstStepMs, report.engineFirstStepMs, formatMs),
    pair(report.stockPeakBytes, report.enginePeakBytes, formatBytes),
  ];
}

export const HEADERS: readonly string[] = [
  columns.net,
  columns.stockMs,
  columns.engineMs,
  columns.ratio,
  columns.spread,
  columns.programs,
  columns.uploaded,
  columns.first,
  columns.peak,
];

/** The whole report as a Markdown table for each backend, with device and browser. */
export function writeReport(state: BenchState, browser: string): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const tables = ['webgl', 'wasm', 'cpu'].flatMap((backend) => {
    const reports = state.reports.filter((report) => report.backend === backend);
    if (reports.length === 0) return [];
    const rows = reports.map((report) => line(rowOf(report)));
    return [[`${backend}:`, '', line(HEADERS), line(HEADERS.map(() => '---')), ...rows].join('\n')];
  });
  const about = [`Graphics: ${state.renderer ?? 'none'}`, `Browser: ${browser}`].join('\n');
  return `${[about, ...tables].join('\n\n')}\n`;
}
