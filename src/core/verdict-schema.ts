import * as v from 'valibot';
import { RunError } from './errors.ts';
import { CHECK_KINDS, METRIC_IDS } from './exercise.ts';
import { type Result, fail, ok } from './result.ts';
import type { Verdict } from './verdict.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const numbers = v.array(v.number());

const CheckResult = v.object({
  id: v.string(),
  kind: v.picklist(CHECK_KINDS),
  title: v.string(),
  passed: v.boolean(),
  measured: v.nullable(v.union([v.number(), v.string()])),
  needed: v.union([v.number(), v.string()]),
  message: v.string(),
});

const MetricResult = v.object({
  metric: v.picklist(METRIC_IDS),
  value: v.number(),
  low: v.number(),
  high: v.number(),
});

const Point = v.object({ index: count, truth: v.number(), predicted: v.number() });

const forecastOfColumn = {
  unit: v.string(),
  maeByStep: numbers,
  persistenceByStep: numbers,
  windows: v.array(v.object({ start: count, input: numbers, truth: numbers, predicted: numbers })),
};

const Details = v.variant('kind', [
  v.object({
    kind: v.literal('classification'),
    classNames: v.array(v.string()),
    confusion: v.array(v.array(count)),
    cellRows: v.array(v.array(v.array(count))),
    classes: v.array(
      v.object({
        name: v.string(),
        precision: v.number(),
        recall: v.number(),
        f1: v.number(),
        support: count,
      }),
    ),
    worst: v.array(v.object({ index: count, truth: count, predicted: count, confidence: v.number() })),
  }),
  v.object({
    kind: v.literal('regression'),
    unit: v.string(),
    points: v.array(Point),
    worst: v.array(Point),
  }),
  v.object({ kind: v.literal('forecast'), ...forecastOfColumn }),
  v.object({
    kind: v.literal('forecasts'),
    columns: v.array(v.object({ name: v.string(), ...forecastOfColumn })),
  }),
  v.object({
    kind: v.literal('next-token'),
    places: v.array(
      v.object({
        index: count,
        before: v.string(),
        truth: v.string(),
        probability: v.number(),
        guesses: v.array(v.object({ word: v.string(), probability: v.number() })),
      }),
    ),
    verses: v.array(v.object({ seed: count, temperature: v.number(), lines: v.array(v.string()) })),
  }),
]);

const report = {
  checks: v.array(CheckResult),
  metrics: v.array(MetricResult),
  heldOutRows: count,
  nextStep: v.string(),
  details: v.nullable(Details),
};

/** A verdict as it comes from the grader's worker or from storage. */
export const VerdictSchema: v.GenericSchema<unknown, Verdict> = v.variant('status', [
  v.object({ status: v.literal('passed'), score: v.literal(5), ...report }),
  v.object({ status: v.literal('scored'), score: v.picklist([0, 1, 2, 3, 4]), ...report }),
  v.object({ status: v.literal('rejected'), score: v.literal(0), reason: v.string(), ...report }),
  v.object({ status: v.literal('unattempted'), reason: v.string() }),
  v.object({ status: v.literal('cancelled') }),
  v.object({ status: v.literal('error'), error: RunError }),
]);

/** Reads a verdict; the error names the first fault, for the caller to put into its own sentence. */
export function parseVerdict(value: unknown): Result<Verdict, string> {
  const parsed = v.safeParse(VerdictSchema, value);
  if (parsed.success) return ok(parsed.output);
  const issue = parsed.issues[0];
  return fail(`${v.getDotPath(issue) ?? 'verdict'}: ${issue.message}`);
}
