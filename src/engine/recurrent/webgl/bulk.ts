import type * as tf from '@tensorflow/tfjs';
import { type SequenceInputs, outputShape, outputWidth } from '#engine/recurrent/sequence.ts';
import { layoutOf } from './any-tensor.ts';
import { CELLS } from './cells.ts';
import { type Input, contextOf, createPackedOutput, drawInto, setInputs, setIntegers, startProgram } from './draw.ts'; // prettier-ignore
import { PACK_INPUTS, PACK_WEIGHTS } from './pack-shaders.ts';
import { type Plan, gridsOf, sizeOf, sizesOf, turnedOf } from './plan.ts';
import { type Quads, createQuads } from './quads.ts';
import { writeReadOutput } from './read-shaders.ts';
import { type Turns, fieldOf } from './turns.ts';

/** Inputs [batch, steps, features] with four samples a texel. */
export function packInputs(backend: tf.MathBackendWebGL, plan: Plan, xs: tf.Tensor): Quads {
  const gl = contextOf(backend);
  const packed = createQuads(backend, plan.inputs);
  const layout = layoutOf(backend, xs);
  const program = startProgram(gl, 'pack inputs', () => PACK_INPUTS);
  setInputs(program, [['xs', layout]]);
  setIntegers(program, { sizes: sizesOf(plan), inputGrid: sizeOf(plan.inputs) });
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
    setIntegers(program, {
      sizes: sizesOf(plan),
      firstColumn: direction * units,
      gates: plan.gates,
      biasRows: bias === null ? 0 : bias.rank,
    });
    const part = { x: direction * units, y: 0, width: units, height: packed.height };
    drawInto(gl, { ...packed, textures: [packed.texture], part });
  });
  return packed;
}

/** The sequence's result, as `outputShape` says. */
export function readOutput(backend: tf.MathBackendWebGL, plan: Plan, states: Turns): tf.Tensor {
  const gl = contextOf(backend);
  const { sequence } = plan;
  const { hasCarry } = CELLS[sequence.cell.kind];
  const perStep = plan.directions * sequence.cell.units;
  const width = outputWidth(sequence);
  const shape = outputShape(sequence);
  const { tensor, target, packed } = createPackedOutput(backend, shape);
  const program = startProgram(gl, `read output ${hasCarry ? 'and carry' : ''}`, () =>
    writeReadOutput(hasCarry),
  );
  setInputs(program, bindTurns(['hidden', ...(hasCarry ? ['carry'] : [])], states));
  setIntegers(program, {
    ...aboutSteps(plan),
    packed,
    about: [
      perStep,
      sequence.wantsCarry ? width - perStep : width,
      Number(sequence.wantsSequence),
      Number(shape.length === 3),
    ],
    isInTimeOrder: Number(sequence.isInTimeOrder),
  });
  drawInto(gl, target);
  return tensor;
}

/** Uniforms of programs about all steps. */
export function aboutSteps(plan: Plan): Record<string, number[]> {
  return { sizes: sizesOf(plan), ...gridsOf(plan), turned: turnedOf(plan) };
}

/** Fields of all steps; `as` renames them for the shader. */
export function bindTurns(
  names: readonly string[],
  [even, odd]: Turns,
  as = (name: string) => name,
): Input[] {
  return names.flatMap((name): Input[] => [
    [`${as(name)}Even`, fieldOf(even, name).texture],
    [`${as(name)}Odd`, fieldOf(odd, name).texture],
  ]);
}
