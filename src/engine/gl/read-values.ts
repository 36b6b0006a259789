import type { GlProgram } from './gl-program.ts';
import type { TextureLayout } from './texture-layout.ts';

/**
 * Declares a tensor that a shader reads value by value, whatever its layout: `float NAMEAt(int index)`, with values numbered
 * row by row; needs DECLARE_PLACE_OF. Its texture is bound to `NAMETexture`; `NAMEPlace` is set by `describePlace`.
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
  return texelFetch(${name}Texture, placeOf(index + ${name}Place.w, ${name}Place.x), 0).r;
}`;
}

function readPacked(name: string): string {
  return `float ${name}At(int index) {
  ivec4 place = ${name}Place;
  ivec2 blocks = (place.zy + 1) / 2;
  ivec2 cell = placeOf(index, place.z);
  ivec2 line = placeOf(cell.y, place.y);
  int texel = (line.y * blocks.y + (line.x >> 1)) * blocks.x + (cell.x >> 1);
  vec4 block = texelFetch(${name}Texture, placeOf(texel, place.x), 0);
  vec2 pair = (line.x & 1) == 0 ? block.rg : block.ba;
  return (cell.x & 1) == 0 ? pair.x : pair.y;
}`;
}
