import type * as tf from '@tensorflow/tfjs';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import { contextOf, setInputs, setIntegers, startProgram } from './draw.ts';
import { type Plan, sizesOf } from './plan.ts';
import { createQuads, tileOrigin } from './quads.ts';
import { writeStepBackward, writeStepForward } from './step-shaders.ts';
import {
  type BackwardInputs,
  type ForwardInputs,
  type Modifiers,
  type Turns,
  type WalkedStates,
  constants,
  drawTile,
  keyOf,
  optionsOf,
  placeAbove,
  timesAt,
} from './steps.ts';

/** All steps forward, a program each. */
export function walkForward(
  backend: tf.MathBackendWebGL,
  plan: Plan,
  { weights, inputs, ...modifiers }: ForwardInputs,
): WalkedStates {
  const gl = contextOf(backend);
  const { cell, steps } = plan.sequence;
  const states = createTurns(backend, plan);
  const gates = createTurns(backend, plan);
  const program = startForward(gl, plan, modifiers);
  setIntegers(program, { sizes: sizesOf(plan) });
  for (let step = 0; step < steps; step++) {
    const [own, other]: readonly [0 | 1, 0 | 1] = step % 2 === 0 ? [0, 1] : [1, 0];
    setInputs(program, [
      ['previous', states[other].texture],
      ...(step === 0
        ? constants(
            [
              ['weights', weights],
              ['inputs', inputs],
            ],
            modifiers,
          )
        : []),
    ]);
    setIntegers(program, {
      reach: step === 0 ? 0 : cell.units,
      origin: tileOrigin(plan.everyOther, step >> 1),
      previousOrigin: tileOrigin(plan.everyOther, Math.max(0, step - 1) >> 1),
      inputOrigin: tileOrigin(plan.everyStep, step),
      times: timesAt(plan, step),
    });
    drawTile(gl, plan.everyOther, step >> 1, [states[own], gates[own]]);
  }
  return { states, gates };
}

/** All steps backward, a program each; gives the gradients of the gates. */
export function walkBackward(
  backend: tf.MathBackendWebGL,
  plan: Plan,
  { weights, walked, dy, ...modifiers }: BackwardInputs,
): Turns {
  const gl = contextOf(backend);
  const { cell, steps } = plan.sequence;
  const deltas = createTurns(backend, plan);
  const carries = createTurns(backend, plan);
  const program = startBackward(gl, plan, modifiers);
  setIntegers(program, { sizes: sizesOf(plan) });
  for (let step = steps - 1; step >= 0; step--) {
    const [own, other]: readonly [0 | 1, 0 | 1] = step % 2 === 0 ? [0, 1] : [1, 0];
    const isLast = step === steps - 1;
    setInputs(program, [
      ['after', deltas[other].texture],
      ['afterCarries', carries[other].texture],
      ['values', walked.gates[own].texture],
      ['previous', walked.states[other].texture],
      ...(isLast ? constants([['weights', weights]], modifiers) : []),
      ...(isLast ? [['dy', dy] as const] : []),
    ]);
    setIntegers(program, {
      reach: isLast ? 0 : cell.units,
      hasPrevious: Number(step > 0),
      origin: tileOrigin(plan.everyOther, step >> 1),
      afterOrigin: tileOrigin(plan.everyOther, (step + 1) >> 1),
      valuesOrigin: tileOrigin(plan.everyOther, step >> 1),
      previousOrigin: tileOrigin(plan.everyOther, Math.max(0, step - 1) >> 1),
      times: timesAt(plan, step),
      ...placeAbove(plan, step),
    });
    drawTile(gl, plan.everyOther, step >> 1, [deltas[own], carries[own]]);
  }
  for (const { tensor } of carries) tensor.dispose();
  return deltas;
}

/** Compiles what the gradient will need, so that a refusal comes while stock can still take over. */
export function compileWalks(gl: WebGL2RenderingContext, plan: Plan, modifiers: Modifiers): void {
  startForward(gl, plan, modifiers);
  startBackward(gl, plan, modifiers);
}

function startForward(
  gl: WebGL2RenderingContext,
  { sequence: { cell } }: Plan,
  modifiers: Modifiers,
): GlProgram {
  const options = optionsOf(modifiers);
  return startProgram(gl, `forward ${keyOf(cell, options)}`, () => writeStepForward(cell, options));
}

function startBackward(
  gl: WebGL2RenderingContext,
  { sequence: { cell } }: Plan,
  modifiers: Modifiers,
): GlProgram {
  const options = optionsOf(modifiers);
  return startProgram(gl, `backward ${keyOf(cell, options)}`, () => writeStepBackward(cell, options));
}

function createTurns(backend: tf.MathBackendWebGL, { everyOther }: Plan): Turns {
  return [createQuads(backend, everyOther), createQuads(backend, everyOther)];
}
