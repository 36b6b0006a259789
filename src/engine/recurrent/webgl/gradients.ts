import * as tf from '@tensorflow/tfjs';
import type { CellKind, SequenceInputs } from '#engine/recurrent/sequence.ts';
import { aboutSteps, bindTurns } from './bulk.ts';
import { CELLS } from './cells.ts';
import { type Input, contextOf, createOutput, createPackedOutput, drawInto, setInputs, setIntegers, startProgram } from './draw.ts'; // prettier-ignore
import { droppedField } from './fields.ts';
import { writeInputGradients, writeWeightGradients } from './gradient-shaders.ts';
import { type Plan, sizeOf, sizesOf } from './plan.ts';
import { type Quads, type TextureSize, createQuads } from './quads.ts';
import { READ_INPUT_GRADIENT, READ_WEIGHT_GRADIENTS } from './read-shaders.ts';
import type { Turns } from './turns.ts';

/** The gradient of xs. */
export function readInputGradient(
  backend: tf.MathBackendWebGL,
  plan: Plan,
  deltas: Turns,
  weights: Quads,
): tf.Tensor {
  const gl = contextOf(backend);
  const { batch, steps, features, cell } = plan.sequence;
  const { lines, inputs } = createLines(backend, plan.inputGradients);
  const program = startProgram(gl, `input gradients ${cell.kind}`, () => writeInputGradients(cell.kind));
  setInputs(program, [...bindTurns(CELLS[cell.kind].inputSlots.map(nameDelta), deltas), ['weights', weights.texture]]); // prettier-ignore
  const resultGrid = sizeOf(plan.inputGradients);
  setIntegers(program, { ...aboutSteps(plan), directions: plan.directions, resultGrid });
  drawInto(gl, { ...plan.inputGradients, textures: lines.map(({ texture }) => texture) });
  const { tensor, target, packed } = createPackedOutput(backend, [batch, steps, features]);
  const reader = startProgram(gl, 'read input gradient', () => READ_INPUT_GRADIENT);
  setInputs(reader, inputs);
  setIntegers(reader, { sizes: sizesOf(plan), packed, resultGrid });
  drawInto(gl, target);
  return tensor;
}

/** Gradients of each direction's kernel, recurrent kernel and bias. */
export function readWeightGradients(
  backend: tf.MathBackendWebGL,
  plan: Plan,
  { deltas, values, xs }: { readonly deltas: Turns; readonly values: Turns; readonly xs: Quads },
  { directions }: SequenceInputs,
): tf.Tensor[] {
  const gl = contextOf(backend);
  const { cell, features } = plan.sequence;
  const { slots, inputSlots, stateSlots } = CELLS[cell.kind];
  const [inputRows, stateRows] = plan.gradientRows;
  const size = { width: plan.weights.width, height: inputRows + stateRows };
  const { lines, inputs } = createLines(backend, size);
  const program = startProgram(gl, `weight gradients ${cell.kind}`, () => writeWeightGradients(cell.kind));
  setInputs(program, [
    ...bindTurns(Array.from({ length: slots }, (_, slot) => nameDelta(slot)), deltas),
    ...bindTurns([droppedField(plan.options)], values, () => 'dropped'),
    ...(cell.kind === 'gru' ? bindTurns(['reset'], values) : []),
    ['xs', xs.texture],
  ]); // prettier-ignore
  setIntegers(program, { ...aboutSteps(plan), inputRows });
  drawInto(gl, { ...size, textures: lines.map(({ texture }) => texture) });
  const biasRows = directions[0]?.bias?.rank ?? 0;
  const columns = plan.gates * cell.units;
  const rows = plan.directions * (features + cell.units + biasRows);
  const { info, target } = createOutput(backend, [rows, columns]);
  const reader = startProgram(gl, 'read weight gradients', () => READ_WEIGHT_GRADIENTS);
  setInputs(reader, inputs);
  setIntegers(reader, {
    sizes: sizesOf(plan),
    outWidth: target.width,
    weights: [plan.gates, biasRows, inputRows, rows * columns],
    inputSlots: fourOf(inputSlots),
    stateSlots: fourOf(stateSlots),
  });
  drawInto(gl, target);
  const all = tf.engine().makeTensorFromTensorInfo(info, backend);
  // Rows that lie together share the texture: no program runs.
  let first = 0;
  return directions
    .flatMap(({ kernel, recurrent, bias }) => [kernel, recurrent, ...(bias === null ? [] : [bias])])
    .map(({ shape, size }) => {
      const own = tf.slice(all, [first, 0], [size / columns, columns]).reshape(shape);
      first += size / columns;
      return own;
    });
}

/** Compiles what the gradient will need. */
export function compileGradients(gl: WebGL2RenderingContext, kind: CellKind): void {
  startProgram(gl, `input gradients ${kind}`, () => writeInputGradients(kind));
  startProgram(gl, 'read input gradient', () => READ_INPUT_GRADIENT);
  startProgram(gl, `weight gradients ${kind}`, () => writeWeightGradients(kind));
  startProgram(gl, 'read weight gradients', () => READ_WEIGHT_GRADIENTS);
}

/** Textures for four lines, which live as long as the tidy around. */
function createLines(
  backend: tf.MathBackendWebGL,
  size: TextureSize,
): { readonly lines: Quads[]; readonly inputs: Input[] } {
  const lines = [0, 1, 2, 3].map(() => createQuads(backend, size));
  return { lines, inputs: lines.map(({ texture }, lane): Input => [`line${lane}`, texture]) };
}

function nameDelta(slot: number): string {
  return `delta${slot}`;
}

function fourOf(slots: readonly number[]): number[] {
  return [0, 1, 2, 3].map((gate) => slots[gate] ?? 0);
}
