import type * as tf from '@tensorflow/tfjs';
import { canWriteFloats } from '#engine/gl/texture-layout.ts';
import { GATES, type Sequence } from '#engine/recurrent/sequence.ts';
import { type StepOptions, countTargets } from './fields.ts';
import { type TextureSize, type TileGrid, planTiles, tileOrigin } from './quads.ts';

/** How a sequence's textures are laid out: every texel holds four samples, but for the weights. */
export interface Plan {
  readonly sequence: Sequence;
  readonly options: StepOptions;
  readonly directions: number;
  readonly gates: number;
  /**
   * A tile for each other step, a column a unit and a row four samples of one direction: steps alternate between two textures,
   * since no program may read what it writes.
   */
  readonly steps: TileGrid;
  /** A column a unit of one direction, a line a feature, one for the bias, one a unit, one for the recurrent bias. */
  readonly weights: TextureSize;
  /** A tile a time, a column a feature and one of ones, a row four samples. */
  readonly inputs: TileGrid;
  /** The same with four features to a column, which lie in four textures. */
  readonly inputGradients: TileGrid;
  /** Rows of four lines of the weights' gradients, which lie in four textures: features and bias, then units. */
  readonly gradientRows: readonly [inputs: number, states: number];
}

/** Null for what does not fit into textures of this device, or where it writes no floats or too few textures at once. */
export function planSequence(backend: tf.MathBackendWebGL, sequence: Sequence): Plan | null {
  const { gl } = backend.gpgpu;
  if (!(gl instanceof WebGL2RenderingContext) || !canWriteFloats(backend)) return null;
  const { batch, steps, features, cell, isReversed } = sequence;
  const options = { hasMask: sequence.mask !== null, hasDropout: sequence.stateDropout !== null };
  if (countTargets(cell.kind, options) > Number(gl.getParameter(gl.MAX_DRAW_BUFFERS))) return null;
  const directions = isReversed.length;
  const longest = Math.min(Number(gl.getParameter(gl.MAX_TEXTURE_SIZE)), 16_384);
  const rows = Math.ceil(batch / 4);
  const everyOther = planTiles(Math.ceil(steps / 2), cell.units, directions * rows, longest);
  const inputs = planTiles(steps, features + 1, rows, longest);
  const inputGradients = planTiles(steps, Math.ceil(features / 4), rows, longest);
  const weights = { width: directions * cell.units, height: features + cell.units + 2 };
  const isTooLong = Math.max(weights.width, weights.height) > longest;
  if (everyOther === null || inputs === null || inputGradients === null || isTooLong) return null;
  return {
    sequence,
    options,
    directions,
    gates: GATES[cell.kind],
    steps: everyOther,
    weights,
    inputs,
    inputGradients,
    gradientRows: [Math.ceil((features + 1) / 4), Math.ceil(cell.units / 4)],
  };
}

/** Uniforms that every program about a sequence has. */
export function sizesOf({ sequence }: Plan): number[] {
  return [sequence.cell.units, sequence.batch, sequence.steps, sequence.features + 1];
}

/** Those of programs about all steps: tiles of the steps, and of the inputs. */
export function gridsOf({ steps, inputs }: Plan): { grid: number[]; inputGrid: number[] } {
  return { grid: sizeOf(steps), inputGrid: sizeOf(inputs) };
}

/** Width and height of a tile, tiles in a row. */
export function sizeOf({ tileWidth, tileHeight, across }: TileGrid): number[] {
  return [tileWidth, tileHeight, across, 0];
}

export function turnedOf({ sequence }: Plan): number[] {
  return [0, 1].map((direction) => Number(sequence.isReversed[direction] === true));
}

/** Where a step's tile begins; any place for a step that there is not. */
export function originOf({ steps }: Plan, step: number): readonly [x: number, y: number] {
  return tileOrigin(steps, Math.max(0, step) >> 1);
}
