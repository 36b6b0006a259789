import type { GlProgram } from './gl-program.ts';
import type { TextureLayout } from './texture-layout.ts';

/**
 * Declares a tensor that a shader reads value by value, whatever its layout: `float NAMEAt(int index)`, with values numbered
 * row by row. Its texture is bound to `NAMETexture`; `NAMEPlace` is set by `describePlace`.
 */
export function declareTensor(name: string, isPacked: boolean): string {
  const declared = `uniform sampler2D ${name}Texture;
// Width in texels, rows, columns, offset.
uniform ivec4 ${name}Place;`;
  return `${declared}\n${isPacked ? readPacked(name) : readUnpacked(name)}`;
}

/** Tells the shader how the tensor lies. */
export function describePlace(program: GlProgram, name: string, layout: TextureLayout): void {
  const { width, rows, columns, offset } = layout;
  program.gl.uniform4i(program.uniform(`${name}Place`), width, rows, columns, offset);
}

function readUnpacked(name: string): string {
  return `float ${name}At(int index) {
  int texel = index + ${name}Place.w;
  return texelFetch(${name}Texture, ivec2(texel % ${name}Place.x, texel / ${name}Place.x), 0).r;
}`;
}

function readPacked(name: string): string {
  return `float ${name}At(int index) {
  ivec4 place = ${name}Place;
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
