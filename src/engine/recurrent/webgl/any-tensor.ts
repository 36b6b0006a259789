import type * as tf from '@tensorflow/tfjs';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import { type TextureLayout, readLayout } from '#engine/gl/texture-layout.ts';

/**
 * Declares a tensor that a shader reads value by value in either layout, found out while it runs: for inputs that are read once
 * or twice a texel, which do not merit a program for each layout. Gives `float NAMEAt(int index)`.
 */
export function declareAny(name: string): string {
  return `uniform sampler2D ${name}Texture;
// Width in texels, rows, columns, offset.
uniform ivec4 ${name}Place;
uniform int ${name}Packed;
float ${name}At(int index) {
  ivec4 place = ${name}Place;
  if (${name}Packed == 0) return texelFetch(${name}Texture, placeOf(index + place.w, place.x), 0).r;
  ivec2 blocks = (place.zy + 1) / 2;
  ivec2 cell = placeOf(index, place.z);
  ivec2 line = placeOf(cell.y, place.y);
  int texel = (line.y * blocks.y + (line.x >> 1)) * blocks.x + (cell.x >> 1);
  vec4 block = texelFetch(${name}Texture, placeOf(texel, place.x), 0);
  vec2 pair = (line.x & 1) == 0 ? block.rg : block.ba;
  return (cell.x & 1) == 0 ? pair.x : pair.y;
}`;
}

/** Tells the program in use how the tensor lies. */
export function describeAny(program: GlProgram, name: string, layout: TextureLayout): void {
  const { width, rows, columns, offset, isPacked } = layout;
  program.gl.uniform4i(program.uniform(`${name}Place`), width, rows, columns, offset);
  program.gl.uniform1i(program.uniform(`${name}Packed`), Number(isPacked));
}

/** @throws when the tensor has no float texture, which the caller has ruled out by its dtype. */
export function layoutOf(backend: tf.MathBackendWebGL, tensor: tf.Tensor): TextureLayout {
  const layout = readLayout(backend, tensor.dataId);
  if (layout === null) throw new Error('The WebGL backend gave no texture.');
  return layout;
}
