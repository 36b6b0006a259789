import { assertNever } from './assert-never.ts';
import type { DatasetManifest } from './dataset.ts';
import type { RunError } from './errors.ts';
import { type Exercise, type MetricId, levelsCheckOf } from './exercise.ts';
import { type Result, fail, ok } from './result.ts';

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

const METRIC_TITLES: Readonly<Record<MetricId, string>> = {
  accuracy: 'accuracy',
  'macro-f1': 'macro-averaged F1',
  'log-loss': 'log loss',
  perplexity: 'perplexity',
  mae: 'mean absolute error',
  mse: 'mean squared error',
  rmse: 'root mean squared error',
};

/**
 * Fills `{{name}}` in an exercise's rendered prose, so that a number is stated once, in exercise.ts or the manifest.
 * Values going into HTML are escaped. A name without a value is the lab's error and lists what there is.
 */
export function fillPlaceholders(
  text: string,
  values: ReadonlyMap<string, string>,
  where: string,
  format: 'html' | 'plain' = 'html',
): Result<string, RunError> {
  const unknown = [...text.matchAll(PLACEHOLDER)]
    .map((match) => match[1] ?? '')
    .find((name) => !values.has(name));
  if (unknown !== undefined) {
    return fail({
      blame: 'lab',
      code: 'internal',
      message: `${where} uses {{${unknown}}}, which has no value. Use one of: ${[...values.keys()].join(', ')}.`,
    });
  }
  const write = format === 'html' ? escapeHtml : (value: string): string => value;
  return ok(text.replace(PLACEHOLDER, (_, name: string) => write(values.get(name) ?? '')));
}

/**
 * Every name an exercise's prose may use: `level1`…`level5`, `metric`, `unit`, `check:<id>`, `baseline:<id>` (the
 * exercise's own, or the manifest's in the metric of the levels),
 * `trainCount`, `validationCount`, `heldOutCount`, `inputShape`, `outputShape` (without the batch axis) and, where they
 * apply, `classes`, `classNames`, `columns`, `columnNames`, `target`, `vocabularySize`, `vocabularyWords`, `length`,
 * `inputSteps`, `targetSteps`.
 */
export function placeholderValues(
  exercise: Exercise,
  manifest: DatasetManifest,
): ReadonlyMap<string, string> {
  const { metric, levels } = levelsCheckOf(exercise);
  const values = new Map([
    ['title', exercise.title],
    ['dataset', manifest.title],
    ['minutes', String(exercise.minutes)],
    ['metric', METRIC_TITLES[metric]],
    ['trainCount', formatCount(manifest.parts.train.count)],
    ['validationCount', formatCount(manifest.parts.validation.count)],
    ['heldOutCount', formatCount(manifest.parts.heldOut.count)],
  ]);
  levels.forEach((level, index) => values.set(`level${index + 1}`, String(level)));
  for (const baseline of manifest.baselines)
    if (baseline.metric === metric) values.set(`baseline:${baseline.id}`, formatMeasured(baseline.value));
  for (const baseline of exercise.baselines)
    values.set(`baseline:${baseline.id}`, formatMeasured(baseline.value));
  addChecks(values, exercise);
  addTask(values, exercise);
  addInput(values, exercise);
  addManifest(values, manifest, exercise);
  return values;
}

function addChecks(values: Map<string, string>, exercise: Exercise): void {
  for (const check of exercise.checks) {
    switch (check.kind) {
      case 'input-shape':
        values.set('inputShape', formatShape(check.shape));
        break;
      case 'output-shape':
        values.set('outputShape', formatShape(check.shape));
        break;
      case 'parameters':
        values.set(`check:${check.id}`, formatCount(check.atMost));
        break;
      case 'size':
        values.set(`check:${check.id}`, `${formatMeasured(check.atMostBytes / 1e6)} MB`);
        break;
      case 'metric':
        values.set(`check:${check.id}`, String(check.bound));
        break;
      case 'layer-count':
        if (check.atMost !== undefined) values.set(`check:${check.id}`, String(check.atMost));
        else if (check.atLeast !== undefined) values.set(`check:${check.id}`, String(check.atLeast));
        break;
      case 'epochs':
      case 'gap':
        values.set(`check:${check.id}`, String(check.atMost));
        break;
      case 'slope':
        values.set(`check:${check.id}`, String(check.atMost));
        values.set(`check:${check.id}:epochs`, String(check.epochs));
        break;
      case 'stops-at':
        values.set(`check:${check.id}`, String(check.target));
        values.set(`check:${check.id}:epochs`, String(check.withinEpochs));
        break;
      case 'levels':
      case 'built-in-layers':
      case 'finite':
      case 'probabilities':
      case 'frozen-layers':
      case 'per-column':
        break;
      default:
        assertNever(check);
    }
  }
}

function addTask(values: Map<string, string>, { task }: Exercise): void {
  switch (task.kind) {
    case 'regression':
    case 'forecast':
      values.set('unit', task.unit);
      break;
    case 'classification':
    case 'next-token':
      values.set('classes', formatCount(task.classes));
      break;
    case 'binary':
      values.set('classes', '2');
      break;
    default:
      assertNever(task);
  }
}

function addInput(values: Map<string, string>, { input }: Exercise): void {
  switch (input.kind) {
    case 'token-ids':
    case 'next-token':
      values.set('vocabularySize', formatCount(input.vocabularySize));
      values.set('length', String(input.length));
      break;
    case 'windows':
      values.set('inputSteps', String(input.inputSteps));
      values.set('targetSteps', String(input.targetSteps));
      break;
    case 'pixels':
    case 'grey-pixels':
    case 'columns':
    case 'standardised-columns':
      break;
    default:
      assertNever(input);
  }
}

function addManifest(values: Map<string, string>, manifest: DatasetManifest, { input }: Exercise): void {
  switch (manifest.kind) {
    case 'image':
    case 'music':
      values.set('classNames', manifest.classNames.join(', '));
      break;
    case 'corpus':
      values.set('vocabularyWords', formatCount(manifest.vocabulary.length));
      break;
    case 'text':
      values.set('classNames', manifest.classNames.join(', '));
      values.set('vocabularyWords', formatCount(manifest.vocabulary.length));
      break;
    case 'table':
      values.set('target', manifest.target.name);
      if (manifest.target.kind === 'category')
        values.set('classNames', manifest.target.categories.join(', '));
      addColumns(values, manifest.columns);
      break;
    case 'series':
      addColumns(values, manifest.columns.slice(0, input.kind === 'windows' ? input.columns : undefined));
      break;
    default:
      assertNever(manifest);
  }
}

function addColumns(values: Map<string, string>, columns: readonly { readonly name: string }[]): void {
  values.set('columns', String(columns.length));
  values.set('columnNames', columns.map((column) => column.name).join(', '));
}

/** 10000 → '10,000', the same on every machine. */
function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A measured number to three significant digits, without a power of ten. */
function formatMeasured(value: number): string {
  return Math.abs(value) >= 1000 ? formatCount(Math.round(value)) : String(Number(value.toPrecision(3)));
}

function formatShape(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** Makes plain text safe inside an HTML element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
