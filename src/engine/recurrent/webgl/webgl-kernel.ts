import type * as tf from '@tensorflow/tfjs';
import { isRecording } from '#engine/recurrent/run-sequence.ts';
import { type Sequence, type SequenceKernel, outputWidth } from '#engine/recurrent/sequence.ts';
import { layoutOf } from './any-tensor.ts';
import { compileBulk, packInputs, packWeights, projectInputs, readInputGradient, readOutput, readWeightGradients } from './bulk.ts'; // prettier-ignore
import { contextOf } from './draw.ts';
import { type Plan, planSequence } from './plan.ts';
import { openQuads } from './quads.ts';
import type { Modifiers, Turns } from './steps.ts';
import { compileGruWalks, walkGruBackward, walkGruForward } from './walk-gru.ts';
import { compileWalks, walkBackward, walkForward } from './walk-one-program.ts';

/** Sequences as a program or two a step; null where this device's textures do not hold them. */
export function createWebglKernel(backend: tf.MathBackendWebGL, wanted: Sequence): SequenceKernel | null {
  if (planSequence(backend, wanted) === null) return null;
  return {
    forward(sequence, inputs) {
      const plan = requirePlan(backend, sequence);
      const modifiers = readModifiers(backend, sequence);
      const isGru = sequence.cell.kind === 'gru';
      if (isRecording()) compileGradient(contextOf(backend), plan, modifiers);
      const xs = packInputs(backend, plan, inputs.xs);
      const weights = packWeights(backend, plan, inputs);
      const projected = projectInputs(backend, plan, xs, weights);
      const walk = isGru ? walkGruForward : walkForward;
      const { states, gates } = walk(backend, plan, { weights, inputs: projected, ...modifiers });
      const output = readOutput(backend, plan, states, outputWidth(sequence));
      const kept = [xs, weights, ...states, ...gates];
      return { output, saved: kept.map(({ tensor }) => tensor) };
    },
    backward(sequence, inputs, saved, dy) {
      const plan = requirePlan(backend, sequence);
      const [xs, weights, ...rest] = saved.map((tensor) => openQuads(backend, tensor));
      const [even, odd, gatesEven, gatesOdd] = rest;
      if (!xs || !weights || !even || !odd || !gatesEven || !gatesOdd)
        throw new Error('A sequence lost what it kept for its gradient.');
      const states: Turns = [even, odd];
      const gates: Turns = [gatesEven, gatesOdd];
      const isGru = sequence.cell.kind === 'gru';
      const walk = isGru ? walkGruBackward : walkBackward;
      const modifiers = readModifiers(backend, sequence);
      const deltas = walk(backend, plan, {
        weights,
        walked: { states, gates },
        dy: layoutOf(backend, dy),
        ...modifiers,
      });
      return [
        readInputGradient(backend, plan, deltas, weights),
        ...readWeightGradients(backend, plan, { deltas, values: isGru ? gates : states, xs }, inputs),
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

function compileGradient(gl: WebGL2RenderingContext, plan: Plan, modifiers: Modifiers): void {
  if (plan.sequence.cell.kind === 'gru') compileGruWalks(gl, plan, modifiers);
  else compileWalks(gl, plan, modifiers);
  compileBulk(gl, plan.sequence.cell.kind);
}
