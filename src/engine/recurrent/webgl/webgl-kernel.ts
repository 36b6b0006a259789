import type * as tf from '@tensorflow/tfjs';
import { isRecording } from '#engine/recurrent/run-sequence.ts';
import type { Sequence, SequenceKernel } from '#engine/recurrent/sequence.ts';
import { layoutOf } from './any-tensor.ts';
import { packInputs, packWeights, readOutput } from './bulk.ts';
import { contextOf } from './draw.ts';
import { forwardFields } from './fields.ts';
import { compileGradients, readInputGradient, readWeightGradients } from './gradients.ts';
import { type Plan, planSequence } from './plan.ts';
import { openQuads } from './quads.ts';
import { listTensors, openTurns } from './turns.ts';
import { type Modifiers, compileBackward, walkBackward, walkForward } from './walk.ts';

/** Sequences as a program or two a step; null where this device's textures do not hold them. */
export function createWebglKernel(backend: tf.MathBackendWebGL, wanted: Sequence): SequenceKernel | null {
  if (planSequence(backend, wanted) === null) return null;
  return {
    forward(sequence, inputs) {
      const plan = requirePlan(backend, sequence);
      if (isRecording()) compileGradient(contextOf(backend), plan);
      const xs = packInputs(backend, plan, inputs.xs);
      const weights = packWeights(backend, plan, inputs);
      const walked = walkForward(backend, plan, { weights, xs, ...readModifiers(backend, sequence) });
      const output = readOutput(backend, plan, walked);
      return { output, saved: [xs.tensor, weights.tensor, ...listTensors(walked)] };
    },
    backward(sequence, inputs, saved, dy) {
      const plan = requirePlan(backend, sequence);
      const [xs, weights, ...kept] = saved;
      if (xs === undefined || weights === undefined)
        throw new Error('A sequence lost what it kept for its gradient.');
      const own = { xs: openQuads(backend, xs), weights: openQuads(backend, weights) };
      const walked = openTurns(backend, forwardFields(sequence.cell.kind, plan.options), kept);
      const deltas = walkBackward(backend, plan, {
        weights: own.weights,
        walked,
        dy: layoutOf(backend, dy),
        ...readModifiers(backend, sequence),
      });
      return [
        readInputGradient(backend, plan, deltas, own.weights),
        ...readWeightGradients(backend, plan, { deltas, values: walked, xs: own.xs }, inputs),
      ];
    },
  };
}

function requirePlan(backend: tf.MathBackendWebGL, sequence: Sequence): Plan {
  const plan = planSequence(backend, sequence);
  if (plan === null) throw new Error('A sequence does not fit into textures.');
  return plan;
}

function readModifiers(backend: tf.MathBackendWebGL, { mask, stateDropout }: Sequence): Modifiers {
  return {
    mask: mask === null ? null : layoutOf(backend, mask),
    dropout: stateDropout === null ? null : layoutOf(backend, stateDropout),
  };
}

function compileGradient(gl: WebGL2RenderingContext, plan: Plan): void {
  compileBackward(gl, plan);
  compileGradients(gl, plan.sequence.cell.kind);
}
