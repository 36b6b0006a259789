import type { CheckOf, Finding } from './check-context.ts';
import type { Check } from './exercise.ts';
import { formatNumber } from './number-text.ts';
import { acceptsShape, explainInputShape, explainOutputShape, formatShape } from './shape-text.ts';
import type { Evidence } from './verdict.ts';

/** What a model says of itself before it is run. */
type Declared = Pick<
  Evidence,
  'inputShape' | 'outputShape' | 'parameters' | 'predictionShape' | 'predictError' | 'foreignLayers'
>;

/** A model that begins to train; shapes without the batch axis. */
export type DeclaredModel = Pick<Evidence, 'inputShape' | 'outputShape' | 'parameters'>;

/**
 * Why a model that only begins to train would be turned away; empty when nothing speaks against it yet.
 * Where pretrained layers are asked for, one may train a head on their outputs, so its input says nothing.
 */
export function foreseeRejection(checks: readonly Check[], model: DeclaredModel): readonly string[] {
  const declared = { ...model, predictionShape: [], predictError: null, foreignLayers: [] };
  const hasOwnInput = !checks.some(({ kind }) => kind === 'frozen-layers');
  return checks
    .map((check) => {
      if (check.kind === 'input-shape' && hasOwnInput) return checkInputShape(check, declared);
      if (check.kind === 'output-shape') return checkOutputShape(check, declared);
      return check.kind === 'parameters' ? checkParameters(check, declared) : null;
    })
    .flatMap((finding) => (finding === null || finding.passed ? [] : [finding.message]));
}

export function checkInputShape({ shape }: CheckOf<'input-shape'>, evidence: Declared): Finding {
  const needed = formatShape(shape);
  const given = evidence.inputShape;
  if (given.length === 0) return unread(needed, evidence);
  const measured = formatShape(given);
  if (acceptsShape(given, shape))
    return {
      passed: true,
      measured,
      needed,
      message: `The model takes ${measured} for each row, as needed.`,
    };
  const message = `The model takes ${measured} for each row; the held-out rows come as ${needed}. ${explainInputShape(given, shape)}`;
  return { passed: false, measured, needed, message };
}

export function checkOutputShape({ shape }: CheckOf<'output-shape'>, evidence: Declared): Finding {
  const needed = formatShape(shape);
  // What came back counts; the declared shape stands in for a model that could not be run.
  const given = evidence.predictionShape.length > 0 ? evidence.predictionShape : evidence.outputShape;
  if (given.length === 0) return unread(needed, evidence);
  const measured = formatShape(given);
  const isExact = given.length === shape.length && given.every((size, axis) => size === shape[axis]);
  if (isExact)
    return {
      passed: true,
      measured,
      needed,
      message: `The model gives ${measured} for each row, as needed.`,
    };
  const message = `The model gives ${measured} for each row; ${needed} is needed. ${explainOutputShape(given, shape)}`;
  return { passed: false, measured, needed, message };
}

function unread(needed: string, evidence: Declared): Finding {
  const why =
    evidence.foreignLayers.length > 0
      ? 'the model was not built, because of its layers (see the check of the layers).'
      : 'the file names none. Save the model again and submit it.';
  const message = evidence.predictError ?? `Not read: ${why}`;
  return { passed: false, measured: null, needed, message };
}

export function checkParameters({ atMost }: CheckOf<'parameters'>, evidence: Declared): Finding {
  const count = evidence.parameters;
  const has = `The model has ${formatNumber(count, 12)} parameters; at most ${formatNumber(atMost, 12)} are allowed`;
  if (count <= atMost) return { passed: true, measured: count, needed: atMost, message: `${has}.` };
  const message = `${has}: ${formatNumber(count - atMost, 12)} too many. Use fewer units or filters, or pool before the dense layers.`;
  return { passed: false, measured: count, needed: atMost, message };
}
