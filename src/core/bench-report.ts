import * as v from 'valibot';
import { type Side, type SideReport, WORKLOAD_NAMES, type WorkloadName } from './bench-protocol.ts';
import { BackendName } from './engine.ts';

const number = v.nullable(v.number());

export const WorkloadReport = v.object({
  name: v.picklist(WORKLOAD_NAMES),
  backend: BackendName,
  stockMs: number,
  engineMs: number,
  /** How many times faster the engine is. */
  ratio: number,
  /** (largest - smallest) / median of the ratios of the single turns. */
  spread: number,
  /** Draw calls a step. */
  stockPrograms: number,
  enginePrograms: number,
  /** The engine's bytes a step to and from textures. */
  uploadedBytes: number,
  readBytes: number,
  stockFirstStepMs: number,
  engineFirstStepMs: number,
  stockPeakBytes: number,
  enginePeakBytes: number,
});
/** One line of the benchmark; null where a side could not run. Times are medians of the repetitions, for one step. */
export type WorkloadReport = v.InferOutput<typeof WorkloadReport>;

/** Sums up the turns of one workload. */
export function summarise(
  name: WorkloadName,
  backend: BackendName,
  { stock, engine }: Record<Side, SideReport | null>,
): WorkloadReport {
  const stockTimes = stepTimes(stock);
  const engineTimes = stepTimes(engine);
  const ratios = stockTimes.map((time, turn) => time / (engineTimes[turn] ?? NaN)).filter(Number.isFinite);
  const stockMs = median(stockTimes);
  const engineMs = median(engineTimes);
  const isWebgl = backend === 'webgl';
  const last = engine?.epochs.at(-1);
  return {
    name,
    backend,
    stockMs: round(stockMs),
    engineMs: round(engineMs),
    ratio: stockMs === null || engineMs === null ? null : round(stockMs / engineMs),
    spread: round(spreadOf(ratios)),
    stockPrograms: isWebgl ? round(stock?.epochs.at(-1)?.programs) : null,
    enginePrograms: isWebgl ? round(last?.programs) : null,
    uploadedBytes: isWebgl ? round(last?.uploadedBytes) : null,
    readBytes: isWebgl ? round(last?.readBytes) : null,
    stockFirstStepMs: round(stock?.start?.firstStepMs),
    engineFirstStepMs: round(engine?.start?.firstStepMs),
    stockPeakBytes: stock?.finish?.peakBytes ?? null,
    enginePeakBytes: engine?.finish?.peakBytes ?? null,
  };
}

/** What a person should know beside the numbers: failures, leaks, and losses that drift apart. */
export function findTroubles(
  name: WorkloadName,
  { stock, engine }: Record<Side, SideReport | null>,
): string[] {
  const troubles: string[] = [];
  for (const [side, report] of Object.entries({ stock, engine })) {
    if (report?.error != null) troubles.push(`${name}: ${side} failed: ${report.error}`);
    if ((report?.finish?.tensorsLeft ?? 0) !== 0)
      troubles.push(`${name}: ${side} left ${report?.finish?.tensorsLeft ?? 0} tensors`);
  }
  const drift = Math.max(
    ...(stock?.epochs ?? []).map(({ loss }, i) => Math.abs(loss - (engine?.epochs[i]?.loss ?? loss))),
  );
  if (drift > 1e-3) troubles.push(`${name}: the losses differ by up to ${drift.toPrecision(2)}`);
  return troubles;
}

function stepTimes(report: SideReport | null): number[] {
  return (report?.epochs ?? []).map(({ stepMs }) => stepMs);
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

function spreadOf(ratios: readonly number[]): number | null {
  const middle = median(ratios);
  return middle === null ? null : (Math.max(...ratios) - Math.min(...ratios)) / middle;
}

function round(value: number | null | undefined): number | null {
  return value === null || value === undefined || Number.isNaN(value) ? null : Number(value.toPrecision(4));
}
