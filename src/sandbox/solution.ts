import * as tf from '@tensorflow/tfjs';
import { formatValue } from './format-value.ts';
import type { Exports } from './learner-module.ts';
import { learnerFault } from './run-fault.ts';

/** The learner's function: `export async function solutionModel()`, or the default export. @throws RunFault */
export function findSolution(exports: Exports, code: string): () => unknown {
  const solution = exports.solutionModel ?? exports.default;
  if (typeof solution === 'function') return () => Reflect.apply(solution, undefined, []) as unknown;
  if (solution !== undefined)
    throw learnerFault(
      'no-solution-model',
      `solutionModel is ${formatValue(solution).slice(0, 200)}, not a function. Write export async function solutionModel() { … return model; }`,
    );
  const isDeclared = /\b(?:function|const|let|var)\s+solutionModel\b/.test(code);
  throw learnerFault(
    'no-solution-model',
    isDeclared
      ? 'solutionModel is declared but not exported. Write `export` before it.'
      : 'The code exports no solutionModel, which the lab calls to get the model that it grades. Write export async function solutionModel() { … return model; }',
  );
}

/** What solutionModel returned, if it is a model whose weights exist. @throws RunFault */
export function ensureModel(returned: unknown): tf.LayersModel {
  if (returned instanceof tf.LayersModel) return ensureBuilt(returned);
  throw learnerFault('not-a-model', `solutionModel returned ${describe(returned)}`);
}

function ensureBuilt(model: tf.LayersModel): tf.LayersModel {
  try {
    // A Sequential that was never compiled has its layers' weights but is not joined up yet.
    if (!model.built && model instanceof tf.Sequential) model.build();
    return model;
  } catch {
    throw learnerFault(
      'not-a-model',
      'solutionModel returned a model that has no weights yet: it is empty or does not know its input. Add layers, give the first one inputShape, then compile and fit the model.',
    );
  }
}

function describe(returned: unknown): string {
  if (returned === undefined) return 'undefined: is a `return model` missing?';
  if (returned instanceof tf.Tensor)
    return `a tensor (${formatValue(returned).slice(0, 100)}) instead of a model. Return the model itself, not its prediction.`;
  if (returned instanceof tf.GraphModel)
    return 'a graph model. Return a layers model, made with tf.sequential or tf.model; a graph model cannot be trained or inspected.';
  if (
    returned instanceof tf.Callback ||
    (typeof returned === 'object' && returned !== null && 'history' in returned)
  )
    return 'what model.fit gives back (its history) instead of the model. Write `return model` after it.';
  return `${formatValue(returned).slice(0, 200)} instead of a model. Return the tf.LayersModel that you trained.`;
}
