import * as tf from '@tensorflow/tfjs';

/**
 * How tfjs's WebGL backend laid a tensor into a texture.
 *
 * Unpacked: value number `i` (row by row) lies in the red channel of texel `i + offset`.
 * Packed: a tensor is a stack of matrices [rows, columns]; each texel holds a block of two rows by two columns (red and green
 * the upper row), blocks go row by row, matrix by matrix (shader_compiler.ts, getOutputPackedNDCoords). A last row or column
 * without a partner leaves padding, which tfjs's packed programs expect to be zero.
 */
export interface TextureLayout {
  readonly texture: WebGLTexture;
  readonly isPacked: boolean;
  /** Of the texture, in texels. */
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly columns: number;
  /** Values to skip; not 0 for a slice that shares its texture. */
  readonly offset: number;
  /** Shape that the packing follows, and the backend's own name for the size of the texture. */
  readonly shape: number[];
  readonly texShape: [number, number];
}

/** Where a tensor lies; it is uploaded if it must. Null for what has no float32 texture. */
export function readLayout(backend: tf.MathBackendWebGL, dataId: tf.DataId): TextureLayout | null {
  backend.uploadToGPU(dataId);
  const { texture, texShape, isPacked, shape, slice, dtype } = backend.texData.get(dataId);
  if (texture?.texture == null || texShape === undefined || dtype === 'complex64') return null;
  const packed = isPacked === true;
  return {
    texture: texture.texture,
    isPacked: packed,
    width: packed ? Math.ceil(texShape[1] / 2) : texShape[1],
    height: packed ? Math.ceil(texShape[0] / 2) : texShape[0],
    rows: shape.at(-2) ?? 1,
    columns: shape.at(-1) ?? 1,
    offset: slice?.flatOffset ?? 0,
    shape,
    texShape,
  };
}

/** Whether every value of both lies in the same channel of the same texel. */
export function liesAlike(a: TextureLayout, b: TextureLayout): boolean {
  if (a.isPacked !== b.isPacked || a.width !== b.width || a.height !== b.height) return false;
  if (a.offset !== 0 || b.offset !== 0) return false;
  return !a.isPacked || (a.rows === b.rows && a.columns === b.columns);
}

/** A new tensor with nothing written to it yet, laid out as `like`. */
export function createAlike(
  backend: tf.MathBackendWebGL,
  like: Pick<TextureLayout, 'shape' | 'isPacked' | 'texShape'>,
): { readonly dataId: tf.DataId; readonly texture: WebGLTexture } {
  const { dataId } = backend.makeTensorInfo(like.shape, 'float32');
  const data = backend.texData.get(dataId);
  data.isPacked = like.isPacked;
  data.texShape = like.texShape;
  backend.uploadToGPU(dataId);
  const texture = data.texture?.texture;
  if (texture == null) throw new Error('The WebGL backend gave no texture.');
  return { dataId, texture };
}

/** A new float32 tensor in packed layout, with nothing written to it yet. */
export function createPacked(
  backend: tf.MathBackendWebGL,
  shape: number[],
): { readonly dataId: tf.DataId; readonly layout: TextureLayout } {
  const { dataId } = backend.makeTensorInfo(shape, 'float32');
  backend.texData.get(dataId).isPacked = true;
  const layout = readLayout(backend, dataId);
  if (layout === null) throw new Error('The WebGL backend gave no texture.');
  return { dataId, layout };
}

/** Whether the context writes float32 to textures; phones at times offer half floats only. */
export function canWriteFloats(backend: tf.MathBackendWebGL): boolean {
  return (
    backend.gpgpu.gl instanceof WebGL2RenderingContext && tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')
  );
}
