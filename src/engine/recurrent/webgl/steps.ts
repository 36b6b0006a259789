import type { TextureLayout } from '#engine/gl/texture-layout.ts';
import { type Cell, outputWidth, timeOf } from '#engine/recurrent/sequence.ts';
import { type Input, type Integers, drawInto } from './draw.ts';
import type { Plan } from './plan.ts';
import { type Quads, type TileGrid, tileOrigin } from './quads.ts';
import type { StepOptions } from './step-shaders.ts';

/** Textures for even and for odd steps; the same one twice where they need not alternate. */
export type Turns = readonly [even: Quads, odd: Quads];

/** Constants of a walk, in whatever layout; null for none. */
export interface Modifiers {
  readonly mask: TextureLayout | null;
  readonly dropout: TextureLayout | null;
}

export interface ForwardInputs extends Modifiers {
  readonly weights: Quads;
  /** Projected, a tile a step. */
  readonly inputs: Quads;
}

/** What the forward walk keeps. */
export interface WalkedStates {
  readonly states: Turns;
  readonly gates: Turns;
}

export interface BackwardInputs extends Modifiers {
  readonly weights: Quads;
  readonly walked: WalkedStates;
  /** The result's gradient, [batch, width]. */
  readonly dy: TextureLayout;
}

export function optionsOf({ mask, dropout }: Modifiers): StepOptions {
  return { hasMask: mask !== null, hasDropout: dropout !== null };
}

/** Names the programs of a cell: sizes are uniforms, so that one program serves all. */
export function keyOf(
  { kind, activation, gateActivation }: Cell,
  { hasMask, hasDropout }: StepOptions,
): string {
  return `${kind} ${activation} ${gateActivation}${hasMask ? ' mask' : ''}${hasDropout ? ' dropout' : ''}`;
}

/** Inputs that stay bound for a whole walk. */
export function constants(
  fixed: readonly (readonly [string, Quads])[],
  { mask, dropout }: Modifiers,
): Input[] {
  return [
    ...fixed.map(([name, { texture }]): Input => [name, texture]),
    ...(mask === null ? [] : [['mask', mask] as const]),
    ...(dropout === null ? [] : [['dropout', dropout] as const]),
  ];
}

/** The time that each direction has reached. */
export function timesAt({ sequence }: Plan, step: number): number[] {
  return [timeOf(sequence, 0, step), timeOf(sequence, 1, step)];
}

/** Where a step's output and last cell states stand in a row of the result. */
export function placeAbove({ sequence, directions }: Plan, step: number): Integers {
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

/** Draws with the program in use into a tile of each texture. */
export function drawTile(
  gl: WebGL2RenderingContext,
  grid: TileGrid,
  tile: number,
  targets: readonly Quads[],
): void {
  const [x, y] = tileOrigin(grid, tile);
  const part = { x, y, width: grid.tileWidth, height: grid.tileHeight };
  drawInto(gl, {
    textures: targets.map(({ texture }) => texture),
    width: grid.width,
    height: grid.height,
    part,
  });
}
