import type * as tf from '@tensorflow/tfjs';
import { contextOf, setInputs, setIntegers, startProgram } from './draw.ts';
import { type Plan, sizesOf } from './plan.ts';
import { type TileGrid, createQuads, tileOrigin } from './quads.ts';
import { writeGruBackGates, writeGruBackStates, writeGruGates, writeGruStates } from './step-shaders.ts';
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

/**
 * All steps of tfjs's GRU forward. Its candidate needs the product of all states after the reset, so a step takes two programs,
 * the gates' and the states'; each reads what the other wrote, so nothing alternates.
 */
export function walkGruForward(
  backend: tf.MathBackendWebGL,
  plan: Plan,
  { weights, inputs, ...modifiers }: ForwardInputs,
): WalkedStates {
  const gl = contextOf(backend);
  const { cell, steps } = plan.sequence;
  const states = createQuads(backend, plan.everyStep);
  const gates = createQuads(backend, plan.everyStep);
  for (let step = 0; step < steps; step++) {
    const origin = tileOrigin(plan.everyStep, step);
    const place = {
      sizes: sizesOf(plan),
      origin,
      times: timesAt(plan, step),
      reach: step === 0 ? 0 : cell.units,
    };
    const forGates = start(gl, plan, modifiers, 'gates');
    setInputs(forGates, [['previous', states.texture], ...constants([['weights', weights], ['inputs', inputs]], modifiers)]); // prettier-ignore
    setIntegers(forGates, { ...place, previousOrigin: tileOrigin(plan.everyStep, Math.max(0, step - 1)) });
    drawTile(gl, plan.everyStep, step, [gates]);
    const forStates = start(gl, plan, modifiers, 'states');
    setInputs(forStates, [['values', gates.texture], ...constants([['weights', weights], ['inputs', inputs]], modifiers)]); // prettier-ignore
    setIntegers(forStates, place);
    drawTile(gl, plan.everyStep, step, [states]);
  }
  return { states: [states, states], gates: [gates, gates] };
}

/** All steps backward, again two programs each. */
export function walkGruBackward(
  backend: tf.MathBackendWebGL,
  plan: Plan,
  { weights, walked, dy, ...modifiers }: BackwardInputs,
): Turns {
  const gl = contextOf(backend);
  const { cell, steps } = plan.sequence;
  const [gates] = walked.gates;
  const [states] = walked.states;
  const { tileWidth, tileHeight } = plan.everyStep;
  const oneTile: TileGrid = { tileWidth, tileHeight, across: 1, width: tileWidth, height: tileHeight };
  const half = createQuads(backend, oneTile);
  const deltas = createQuads(backend, plan.everyStep);
  for (let step = steps - 1; step >= 0; step--) {
    const isLast = step === steps - 1;
    const origin = tileOrigin(plan.everyStep, step);
    const place = { sizes: sizesOf(plan), valuesOrigin: origin, times: timesAt(plan, step) };
    const forStates = start(gl, plan, modifiers, 'back states');
    setInputs(forStates, [
      ['after', deltas.texture],
      ['values', gates.texture],
      ['states', states.texture],
      ['dy', dy],
      ...constants([['weights', weights]], modifiers),
    ]);
    setIntegers(forStates, {
      ...place,
      ...placeAbove(plan, step),
      origin: [0, 0],
      reach: isLast ? 0 : cell.units,
      afterOrigin: tileOrigin(plan.everyStep, Math.min(steps - 1, step + 1)),
    });
    drawTile(gl, oneTile, 0, [half]);
    const forGates = start(gl, plan, modifiers, 'back gates');
    setInputs(forGates, [['after', half.texture], ['values', gates.texture], ...constants([['weights', weights]], modifiers)]); // prettier-ignore
    setIntegers(forGates, { ...place, origin });
    drawTile(gl, plan.everyStep, step, [deltas]);
  }
  half.tensor.dispose();
  return [deltas, deltas];
}

/** Compiles what the gradient will need, so that a refusal comes while stock can still take over. */
export function compileGruWalks(gl: WebGL2RenderingContext, plan: Plan, modifiers: Modifiers): void {
  for (const part of ['gates', 'states', 'back states', 'back gates'] as const)
    start(gl, plan, modifiers, part);
}

const WRITERS = {
  gates: writeGruGates,
  states: writeGruStates,
  'back states': writeGruBackStates,
  'back gates': writeGruBackGates,
} as const;

function start(
  gl: WebGL2RenderingContext,
  plan: Plan,
  modifiers: Modifiers,
  part: keyof typeof WRITERS,
): ReturnType<typeof startProgram> {
  const { cell } = plan.sequence;
  const options = optionsOf(modifiers);
  return startProgram(gl, `${part} ${keyOf(cell, options)}`, () => WRITERS[part](cell, options));
}
