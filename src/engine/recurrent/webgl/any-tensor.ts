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
  if (${name}Packed == 0) {
    int plain = index + place.w;
    return texelFetch(${name}Texture, ivec2(plain % place.x, plain / place.x), 0).r;
  }
  ivec2 blocks = (place.zy + 1) / 2;
  int line = index / place.z;
  int column = index - line * place.z;
  int row = line % place.y;
  int texel = (line / place.y * blocks.y + row / 2) * blocks.x + column / 2;
  vec4 block = texelFetch(${name}Texture, ivec2(texel % place.x, texel / place.x), 0);
  vec2 pair = (row & 1) == 0 ? block.rg : block.ba;
  return (column & 1) == 0 ? pair.x : pair.y;
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
