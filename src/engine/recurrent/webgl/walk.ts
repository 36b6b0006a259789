import type * as tf from '@tensorflow/tfjs';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import type { TextureLayout } from '#engine/gl/texture-layout.ts';
import { outputWidth, timeOf } from '#engine/recurrent/sequence.ts';
import { writeBackwardShader } from './backward-shader.ts';
import { CELLS } from './cells.ts';
import { type Input, type Integers, contextOf, startProgram } from './draw.ts';
import { type FieldRead, backwardFields, backwardReads, backwardWrites, forwardFields, forwardReads, forwardWrites } from './fields.ts'; // prettier-ignore
import { writeForwardShader } from './forward-shader.ts';
import { type Plan, originOf } from './plan.ts';
import { type Quads, tileOrigin } from './quads.ts';
import { type StationPlan, openStations } from './stations.ts';
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
  const [even, odd] = createTurns(backend, plan, forwardFields(kind, options));
  const programs = compileForward(gl, plan);
  const constants = [...bindModifiers(modifiers), ['weights', weights.texture], ['xs', xs.texture]] as const;
  const plans = CELLS[kind].forward.map((part, at): StationPlan => {
    const reads = forwardReads(kind, options, part);
    const writes = forwardWrites(kind, options, part);
    const bind = (own: Fields, before: Fields): Input[] => bindFields(reads, { own, before, after: {} });
    return {
      program: programOf(programs, at),
      constants,
      inputs: [bind(even, odd), bind(odd, even)],
      targets: [pickFields(even, writes), pickFields(odd, writes)],
    };
  });
  const stations = openStations(gl, plan, plans);
  for (let step = 0; step < sequence.steps; step++) {
    const [first, second] = [0, 1].map((direction) => tileOrigin(plan.inputs, timeOf(sequence, direction, step))); // prettier-ignore
    const places = { ...placesAt(plan, step), inputOrigins: [...(first ?? []), ...(second ?? [])] };
    plans.forEach((_, at) => stations.draw(at, step, places));
  }
  stations.dispose();
  return [even, odd];
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
  const names = backwardFields(kind, options);
  const [even, odd] = createTurns(backend, plan, names);
  const [evenValues, oddValues] = walked;
  const programs = compileBackward(gl, plan);
  const plans = CELLS[kind].backward.map((part, at): StationPlan => {
    const reads = backwardReads(kind, options, part);
    const writes = backwardWrites(kind, options, part);
    const above: Input[] = at === 0 ? [['dy', dy]] : [];
    return {
      program: programOf(programs, at),
      constants: [...bindModifiers(modifiers), ['weights', weights.texture], ...above],
      inputs: [
        bindFields(reads, { own: { ...evenValues, ...even }, before: oddValues, after: odd }),
        bindFields(reads, { own: { ...oddValues, ...odd }, before: evenValues, after: even }),
      ],
      targets: [pickFields(even, writes), pickFields(odd, writes)],
    };
  });
  const stations = openStations(gl, plan, plans);
  for (let step = sequence.steps - 1; step >= 0; step--) {
    const places = { ...placesAt(plan, step), ...placeAbove(plan, step) };
    plans.forEach((_, at) => stations.draw(at, step, places));
  }
  stations.dispose();
  disposeFields([even, odd], names.filter((name) => !name.startsWith('delta'))); // prettier-ignore
  return [even, odd];
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

function programOf(programs: readonly GlProgram[], at: number): GlProgram {
  const program = programs[at];
  if (program === undefined) throw new Error('A part of a step has no program.');
  return program;
}

function pickFields(fields: Fields, names: readonly string[]): Quads[] {
  return names.map((name) => fieldOf(fields, name));
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
