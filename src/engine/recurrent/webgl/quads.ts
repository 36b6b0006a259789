import * as tf from '@tensorflow/tfjs';
import { createAlike, readLayout } from '#engine/gl/texture-layout.ts';

/** A texture of four floats a texel that belongs to a tensor, so that tidy, gradients and tf.memory know of it. */
export interface Quads {
  readonly tensor: tf.Tensor;
  readonly texture: WebGLTexture;
  readonly width: number;
  readonly height: number;
}

/** A new one of width × height texels, with nothing written to it. Nothing but our own programs may read it. */
export function createQuads(backend: tf.MathBackendWebGL, { width, height }: TextureSize): Quads {
  const shape: [number, number] = [2 * height, 2 * width];
  const { dataId, texture } = createAlike(backend, { shape, isPacked: true, texShape: shape });
  const tensor = tf.engine().makeTensorFromTensorInfo({ dataId, shape, dtype: 'float32' }, backend);
  return { tensor, texture, width, height };
}

/** The texture of a tensor that `createQuads` made. */
export function openQuads(backend: tf.MathBackendWebGL, tensor: tf.Tensor): Quads {
  const layout = readLayout(backend, tensor.dataId);
  if (layout === null) throw new Error('A sequence lost a texture that it kept.');
  return { tensor, texture: layout.texture, width: layout.width, height: layout.height };
}

export interface TextureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Tiles of equal size in a texture, numbered row by row: one for each step, with a column a unit and a row a sample (all samples
 * of one direction, then of the other).
 */
export interface TileGrid extends TextureSize {
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** Tiles in a row. */
  readonly across: number;
}

/** Few tiles a row; null when no texture of at most `longest` texels a side holds them. */
export function planTiles(
  count: number,
  tileWidth: number,
  tileHeight: number,
  longest: number,
): TileGrid | null {
  if (tileHeight > longest) return null;
  const across = Math.ceil(count / Math.floor(longest / tileHeight));
  const width = across * tileWidth;
  if (width > longest) return null;
  return { tileWidth, tileHeight, across, width, height: Math.ceil(count / across) * tileHeight };
}

export function tileOrigin(
  { tileWidth, tileHeight, across }: TileGrid,
  tile: number,
): readonly [x: number, y: number] {
  return [(tile % across) * tileWidth, Math.floor(tile / across) * tileHeight];
}
