import type * as tf from '@tensorflow/tfjs';
import { canWriteFloats } from '#engine/gl/texture-layout.ts';
import { GATES, type Sequence } from '#engine/recurrent/sequence.ts';
import { type TextureSize, type TileGrid, planTiles } from './quads.ts';

/** How a sequence's textures are laid out. */
export interface Plan {
  readonly sequence: Sequence;
  readonly directions: number;
  readonly gates: number;
  /** A tile a step: projected inputs, and all that GRU keeps. */
  readonly everyStep: TileGrid;
  /** The same for what alternates between two textures, since no program may read what it writes. */
  readonly everyOther: TileGrid;
  readonly weights: TextureSize;
  /** A tile a time, four features a texel. */
  readonly inputs: TileGrid;
}

/** Null for what does not fit into textures of this device, or where it writes no floats. */
export function planSequence(backend: tf.MathBackendWebGL, sequence: Sequence): Plan | null {
  const { gl } = backend.gpgpu;
  if (!(gl instanceof WebGL2RenderingContext) || !canWriteFloats(backend)) return null;
  const { batch, steps, features, cell, isReversed } = sequence;
  const directions = isReversed.length;
  const longest = Math.min(Number(gl.getParameter(gl.MAX_TEXTURE_SIZE)), 16_384);
  const everyStep = planTiles(steps, cell.units, directions * batch, longest);
  const everyOther = planTiles(Math.ceil(steps / 2), cell.units, directions * batch, longest);
  const weights = { width: directions * cell.units, height: features + cell.units + 2 };
  const inputs = planTiles(steps, Math.ceil(features / 4), batch, longest);
  const isTooLong = Math.max(weights.width, weights.height) > longest;
  if (everyStep === null || everyOther === null || inputs === null || isTooLong) return null;
  return { sequence, directions, gates: GATES[cell.kind], everyStep, everyOther, weights, inputs };
}

/** Uniforms that every program about a sequence has. */
export function sizesOf({ sequence }: Plan): number[] {
  return [sequence.cell.units, sequence.batch, sequence.steps, sequence.features + 1];
}

/** Those of programs about all steps, for textures that take turns or do not. */
export function gridOf(plan: Plan, alternates: boolean): number[] {
  const { tileWidth, tileHeight, across } = alternates ? plan.everyOther : plan.everyStep;
  return [tileWidth, tileHeight, across, alternates ? 2 : 1];
}

export function turnedOf({ sequence }: Plan): number[] {
  return [0, 1].map((direction) => Number(sequence.isReversed[direction] === true));
}
