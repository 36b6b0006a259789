import { DECLARE_PLACE_OF } from './place-of.ts';
import { declareTensor } from './read-values.ts';

/** How an input lies beside the output: in the same texels, or to be looked up by the output's number. */
export type Access = 'alike' | 'unpacked' | 'packed';

/** Begins a fragment shader whose invocations each write one texel: a block of four values, or one value. */
export function beginTexelShader(isPacked: boolean): string {
  return `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
#define Real ${isPacked ? 'vec4' : 'float'}
// Width in texels, rows, columns of the output's texture.
uniform ivec3 place;
bool isNaN(float x) { return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u; }
${DECLARE_PLACE_OF}`;
}

/** Declares an input for `readInput`. */
export function declareInput(name: string, access: Access): string {
  return access === 'alike' ? `uniform sampler2D ${name}Texture;` : declareTensor(name, access === 'packed');
}

/** An expression of the input's values for this texel; to be used in main after `findTexel`. */
export function readInput(name: string, access: Access, isPacked: boolean): string {
  if (access === 'alike') return `texelFetch(${name}Texture, at, 0)${isPacked ? '' : '.r'}`;
  if (!isPacked) return `${name}At(texel)`;
  const at = ['first', 'first + 1', 'first + place.z', 'first + place.z + 1'];
  return `vec4(${at.map((index) => `${name}At(${index})`).join(', ')})`;
}

/** Sets `at`, `texel`, and for packed outputs the block's place and the number of its first value. */
export function findTexel(isPacked: boolean): string {
  const find = `  ivec2 at = ivec2(gl_FragCoord.xy);
  int texel = at.y * place.x + at.x;`;
  if (!isPacked) return find;
  return `${find}
  ivec2 blocks = (place.zy + 1) / 2;
  ivec2 inLine = placeOf(texel, blocks.x);
  ivec2 inMatrix = placeOf(inLine.y, blocks.y);
  int column = inLine.x * 2;
  int row = inMatrix.x * 2;
  int first = (inMatrix.y * place.y + row) * place.z + column;`;
}

/** Writes results, and zeros into the padding of packed ones, which tfjs's programs expect there. */
export function writeOutputs(outputs: readonly (readonly [string, string])[], isPacked: boolean): string {
  if (!isPacked)
    return outputs.map(([target, value]) => `  ${target} = vec4(${value}, 0.0, 0.0, 0.0);`).join('\n');
  const clear = (mask: string): string =>
    outputs.map(([target]) => `${target} = mix(${target}, vec4(0.0), ${mask});`).join(' ');
  return `${outputs.map(([target, value]) => `  ${target} = ${value};`).join('\n')}
  if (column + 1 >= place.z) { ${clear('bvec4(false, true, false, true)')} }
  if (row + 1 >= place.y) { ${clear('bvec4(false, false, true, true)')} }`;
}
