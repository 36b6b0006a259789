import * as tf from '@tensorflow/tfjs';
import type { CellKind, SequenceInputs } from '#engine/recurrent/sequence.ts';
import { layoutOf } from './any-tensor.ts';
import {
  PACK_INPUTS,
  PACK_WEIGHTS,
  PROJECT_INPUTS,
  READ_INPUT_GRADIENT,
  READ_OUTPUT,
  READ_WEIGHT_GRADIENT,
  writeWeightGradients,
} from './bulk-shaders.ts';
import {
  type Input,
  contextOf,
  createOutput,
  drawInto,
  setInputs,
  setIntegers,
  startProgram,
} from './draw.ts';
import { type Plan, gridOf, sizesOf, turnedOf } from './plan.ts';
import { type Quads, createQuads } from './quads.ts';
import type { Turns } from './steps.ts';

/** Inputs [batch, steps, features] with four features a texel. */
export function packInputs(backend: tf.MathBackendWebGL, plan: Plan, xs: tf.Tensor): Quads {
  const gl = contextOf(backend);
  const { steps, features } = plan.sequence;
  const packed = createQuads(backend, plan.inputs);
  const layout = layoutOf(backend, xs);
  const program = startProgram(gl, 'pack inputs', () => PACK_INPUTS);
  setInputs(program, [['xs', layout]]);
  setIntegers(program, { quads: quadsOf(plan), counts: [steps, features] });
  drawInto(gl, { ...packed, textures: [packed.texture] });
  return packed;
}

/** All directions' weights, beside each other, with the gates of a unit in a texel. */
export function packWeights(backend: tf.MathBackendWebGL, plan: Plan, { directions }: SequenceInputs): Quads {
  const gl = contextOf(backend);
  const { units } = plan.sequence.cell;
  const packed = createQuads(backend, plan.weights);
  directions.forEach(({ kernel, recurrent, bias }, direction) => {
    const inputs: Input[] = [
      ['kernel', layoutOf(backend, kernel)],
      ['recurrent', layoutOf(backend, recurrent)],
      ['bias', layoutOf(backend, bias ?? kernel)],
    ];
    const program = startProgram(gl, 'pack weights', () => PACK_WEIGHTS);
    setInputs(program, inputs);
    const biasRows = bias === null ? 0 : bias.rank;
    setIntegers(program, {
      sizes: sizesOf(plan),
      firstColumn: direction * units,
      gates: plan.gates,
      biasRows,
    });
    const part = { x: direction * units, y: 0, width: units, height: packed.height };
    drawInto(gl, { ...packed, textures: [packed.texture], part });
  });
  return packed;
}

/** The inputs' part of all gates of all steps, a tile a step. */
export function projectInputs(backend: tf.MathBackendWebGL, plan: Plan, xs: Quads, weights: Quads): Quads {
  const gl = contextOf(backend);
  const projected = createQuads(backend, plan.everyStep);
  const program = startProgram(gl, 'project inputs', () => PROJECT_INPUTS);
  setInputs(program, [['xs', xs.texture], ['weights', weights.texture]]); // prettier-ignore
  setIntegers(program, { ...aboutSteps(plan, false), quads: quadsOf(plan) });
  drawInto(gl, { ...projected, textures: [projected.texture] });
  return projected;
}

/** The sequence's result, [batch, width]. */
export function readOutput(
  backend: tf.MathBackendWebGL,
  plan: Plan,
  states: Turns,
  width: number,
): tf.Tensor {
  const gl = contextOf(backend);
  const { batch, cell, wantsSequence, wantsCarry, isInTimeOrder } = plan.sequence;
  const perStep = plan.directions * cell.units;
  const { info, target } = createOutput(backend, [batch, width]);
  const program = startProgram(gl, 'read output', () => READ_OUTPUT);
  setInputs(program, turnInputs('states', states));
  setIntegers(program, {
    ...aboutSteps(plan, cell.kind !== 'gru'),
    outWidth: target.width,
    row: [width, perStep, wantsCarry ? width - perStep : width, Number(wantsSequence)],
    isInTimeOrder: Number(isInTimeOrder),
  });
  drawInto(gl, target);
  return tf.engine().makeTensorFromTensorInfo(info, backend);
}

/** The gradient of xs. */
export function readInputGradient(
  backend: tf.MathBackendWebGL,
  plan: Plan,
  deltas: Turns,
  weights: Quads,
): tf.Tensor {
  const gl = contextOf(backend);
  const { batch, steps, features, cell } = plan.sequence;
  const { info, target } = createOutput(backend, [batch, steps, features]);
  const program = startProgram(gl, 'read input gradient', () => READ_INPUT_GRADIENT);
  setInputs(program, [...turnInputs('delta', deltas), ['weights', weights.texture]]);
  setIntegers(program, {
    ...aboutSteps(plan, cell.kind !== 'gru'),
    outWidth: target.width,
    directions: plan.directions,
  });
  drawInto(gl, target);
  return tf.engine().makeTensorFromTensorInfo(info, backend);
}

/** Gradients of each direction's kernel, recurrent kernel and bias; `values` are the states, or GRU's gates. */
export function readWeightGradients(
  backend: tf.MathBackendWebGL,
  plan: Plan,
  { deltas, values, xs }: { readonly deltas: Turns; readonly values: Turns; readonly xs: Quads },
  { directions }: SequenceInputs,
): tf.Tensor[] {
  const gl = contextOf(backend);
  const { cell, features } = plan.sequence;
  const all = createQuads(backend, plan.weights);
  const program = startProgram(gl, `weight gradients ${cell.kind}`, () => writeWeightGradients(cell.kind));
  setInputs(program, [...turnInputs('delta', deltas), ...turnInputs('values', values), ['xs', xs.texture]]);
  setIntegers(program, { ...aboutSteps(plan, cell.kind !== 'gru'), quads: quadsOf(plan) });
  drawInto(gl, { ...all, textures: [all.texture] });
  const read = (weight: tf.Tensor, direction: number, firstLine: number, lines: number): tf.Tensor => {
    const { info, target } = createOutput(backend, [...weight.shape]);
    const reader = startProgram(gl, 'read weight gradient', () => READ_WEIGHT_GRADIENT);
    setInputs(reader, [['gradients', all.texture]]);
    setIntegers(reader, {
      sizes: sizesOf(plan),
      outWidth: target.width,
      from: [direction * cell.units, firstLine, lines, plan.gates],
      count: weight.size,
    });
    drawInto(gl, target);
    return tf.engine().makeTensorFromTensorInfo(info, backend);
  };
  return directions.flatMap(({ kernel, recurrent, bias }, direction) => [
    read(kernel, direction, 0, 1),
    read(recurrent, direction, features + 1, 1),
    ...(bias === null ? [] : [read(bias, direction, features, cell.units + 1)]),
  ]);
}

/** Compiles what the gradient will need. */
export function compileBulk(gl: WebGL2RenderingContext, kind: CellKind): void {
  startProgram(gl, 'read input gradient', () => READ_INPUT_GRADIENT);
  startProgram(gl, `weight gradients ${kind}`, () => writeWeightGradients(kind));
  startProgram(gl, 'read weight gradient', () => READ_WEIGHT_GRADIENT);
}

function aboutSteps(plan: Plan, alternates: boolean): Record<string, number[]> {
  return { sizes: sizesOf(plan), grid: gridOf(plan, alternates), turned: turnedOf(plan) };
}

function quadsOf({ inputs }: Plan): number[] {
  return [inputs.tileWidth, inputs.tileHeight, inputs.across, 0];
}

function turnInputs(name: string, [even, odd]: Turns): Input[] {
  return [[`${name}Even`, even.texture], [`${name}Odd`, odd.texture]]; // prettier-ignore
}
