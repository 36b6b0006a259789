import type * as tf from '@tensorflow/tfjs';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import type { TextureLayout } from '#engine/gl/texture-layout.ts';
import { outputWidth, timeOf } from '#engine/recurrent/sequence.ts';
import { writeBackwardShader } from './backward-shader.ts';
import { CELLS } from './cells.ts';
import {
  type Input,
  type Integers,
  contextOf,
  drawInto,
  setInputs,
  setIntegers,
  startProgram,
} from './draw.ts';
import { type FieldRead, backwardFields, backwardReads, backwardWrites, forwardFields, forwardReads, forwardWrites } from './fields.ts'; // prettier-ignore
import { writeForwardShader } from './forward-shader.ts';
import { type Plan, originOf, sizesOf } from './plan.ts';
import { type Quads, tileOrigin } from './quads.ts';
import { type Fields, type Turns, createTurns, disposeFields, fieldOf } from './turns.ts';

/** Inputs of every step, in whatever layout; null for none. */
export interface Modifiers {
  readonly mask: TextureLayout | null;
  readonly dropout: TextureLayout | null;
}

/** All steps forward: a program for each part of each step. */
export function walkForward(
  backend: tf.MathBackendWebGL,
  plan: Plan,
  { weights, xs, ...modifiers }: Modifiers & { readonly weights: Quads; readonly xs: Quads },
): Turns {
  const gl = contextOf(backend);
  const { sequence, options } = plan;
  const { kind } = sequence.cell;
  const turns = createTurns(backend, plan, forwardFields(kind, options));
  const programs = compileForward(gl, plan);
  for (let step = 0; step < sequence.steps; step++) {
    const { own, other } = turnsAt(turns, step);
    CELLS[kind].forward.forEach((part, at) => {
      const program = start(programs[at]);
      const reads = forwardReads(kind, options, part);
      const fields = bindFields(reads, { own, before: other, after: {} });
      setInputs(program, [...fields, ['weights', weights.texture], ['xs', xs.texture], ...bindModifiers(modifiers)]); // prettier-ignore
      const [first, second] = [0, 1].map((direction) => tileOrigin(plan.inputs, timeOf(sequence, direction, step))); // prettier-ignore
      setIntegers(program, { ...placesAt(plan, step), inputOrigins: [...(first ?? []), ...(second ?? [])] });
      drawTile(gl, plan, step, forwardWrites(kind, options, part).map((name) => fieldOf(own, name))); // prettier-ignore
    });
  }
  return turns;
}

/** All steps backward; gives the gradients of the gates. */
export function walkBackward(
  backend: tf.MathBackendWebGL,
  plan: Plan,
  { weights, walked, dy, ...modifiers }: Modifiers & { readonly weights: Quads; readonly walked: Turns; readonly dy: TextureLayout }, // prettier-ignore
): Turns {
  const gl = contextOf(backend);
  const { sequence, options } = plan;
  const { kind } = sequence.cell;
  const turns = createTurns(backend, plan, backwardFields(kind, options));
  const programs = compileBackward(gl, plan);
  for (let step = sequence.steps - 1; step >= 0; step--) {
    const { own, other: after } = turnsAt(turns, step);
    const { own: values, other: before } = turnsAt(walked, step);
    CELLS[kind].backward.forEach((part, at) => {
      const program = start(programs[at]);
      const reads = backwardReads(kind, options, part);
      const fields = bindFields(reads, { own: { ...values, ...own }, before, after });
      const above: Input[] = at === 0 ? [['dy', dy]] : [];
      setInputs(program, [...fields, ['weights', weights.texture], ...above, ...bindModifiers(modifiers)]);
      setIntegers(program, { ...placesAt(plan, step), ...placeAbove(plan, step) });
      drawTile(gl, plan, step, backwardWrites(kind, options, part).map((name) => fieldOf(own, name))); // prettier-ignore
    });
  }
  disposeFields(
    turns,
    backwardFields(kind, options).filter((name) => !name.startsWith('delta')),
  );
  return turns;
}

/** Compiled before anything is drawn, so that a refusal comes while stock can still take over. */
export function compileForward(
  gl: WebGL2RenderingContext,
  { sequence: { cell }, options }: Plan,
): GlProgram[] {
  return CELLS[cell.kind].forward.map((part, at) =>
    startProgram(gl, `forward ${at} ${keyOf(cell, options)}`, () => writeForwardShader(cell, options, part)),
  );
}

export function compileBackward(
  gl: WebGL2RenderingContext,
  { sequence: { cell }, options }: Plan,
): GlProgram[] {
  return CELLS[cell.kind].backward.map((part, at) =>
    startProgram(gl, `backward ${at} ${keyOf(cell, options)}`, () =>
      writeBackwardShader(cell, options, part),
    ),
  );
}

/** Names the programs of a cell: sizes are uniforms, so that one program serves all. */
function keyOf(
  { kind, activation, gateActivation }: Plan['sequence']['cell'],
  { hasMask, hasDropout }: Plan['options'],
): string {
  return `${kind} ${activation} ${gateActivation}${hasMask ? ' mask' : ''}${hasDropout ? ' dropout' : ''}`;
}

function start(program: GlProgram | undefined): GlProgram {
  if (program === undefined) throw new Error('A part of a step has no program.');
  program.gl.useProgram(program.program);
  return program;
}

function turnsAt(turns: Turns, step: number): { own: Fields; other: Fields } {
  const [even, odd] = turns;
  return step % 2 === 0 ? { own: even, other: odd } : { own: odd, other: even };
}

function bindFields(
  reads: readonly FieldRead[],
  turns: { readonly own: Fields; readonly before: Fields; readonly after: Fields },
): Input[] {
  return reads.map(({ name, field, of }): Input => {
    const fields = of === 'own' ? turns.own : of === 'Before' ? turns.before : turns.after;
    return [`${name}Texture`, fieldOf(fields, field).texture];
  });
}

function bindModifiers({ mask, dropout }: Modifiers): Input[] {
  return [
    ...(mask === null ? [] : [['mask', mask] as const]),
    ...(dropout === null ? [] : [['dropout', dropout] as const]),
  ];
}

function placesAt(plan: Plan, step: number): Integers {
  const { sequence } = plan;
  return {
    sizes: sizesOf(plan),
    origin: originOf(plan, step),
    originBefore: originOf(plan, step - 1),
    originAfter: originOf(plan, step + 1),
    hasBefore: Number(step > 0),
    hasAfter: Number(step < sequence.steps - 1),
    times: [timeOf(sequence, 0, step), timeOf(sequence, 1, step)],
  };
}

/** Where a step's output and last cell states stand in a row of the result. */
function placeAbove({ sequence, directions }: Plan, step: number): Integers {
  const { cell, steps, isInTimeOrder, wantsSequence, wantsCarry } = sequence;
  const perStep = directions * cell.units;
  const isLast = step === steps - 1;
  const firsts = [0, 1].map((direction) => {
    if (!wantsSequence) return isLast ? 0 : -1;
    return (isInTimeOrder ? timeOf(sequence, direction, step) : step) * perStep;
  });
  const width = outputWidth(sequence);
  return { above: [width, perStep, ...firsts], aboveCarry: wantsCarry && isLast ? width - perStep : -1 };
}

/** Draws with the program in use into a step's tile of each texture. */
function drawTile(gl: WebGL2RenderingContext, plan: Plan, step: number, targets: readonly Quads[]): void {
  const { width, height, tileWidth, tileHeight } = plan.steps;
  const [x, y] = originOf(plan, step);
  const textures = targets.map(({ texture }) => texture);
  drawInto(gl, { textures, width, height, part: { x, y, width: tileWidth, height: tileHeight } });
}
