import { declareTensor } from '#engine/gl/read-values.ts';
import type { UpdateRule } from './update-rule.ts';

/** How the gradient lies beside the value: in the same texels, or to be looked up by the value's number. */
export type GradientAccess = 'alike' | 'unpacked' | 'packed';

/**
 * A program that writes a variable's new value and new slots at once, into as many targets. Value and slots lie alike, so each
 * invocation touches one texel of each: four values of a packed texture, one of an unpacked one.
 */
export function writeUpdateShader(rule: UpdateRule, isPacked: boolean, access: GradientAccess): string {
  const slots = rule.slots.map((_, at) => `slot${at}`);
  const type = isPacked ? 'vec4' : 'float';
  const read = isPacked ? '' : '.r';
  return `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
#define Real ${type}
uniform sampler2D valueTexture;
${slots.map((slot) => `uniform sampler2D ${slot}Texture;`).join('\n')}
uniform float k[${MOST_NUMBERS}];
// Width in texels, rows, columns of the value's texture.
uniform ivec3 place;
layout(location = 0) out vec4 newValue;
${slots.map((slot, at) => `layout(location = ${at + 1}) out vec4 new_${slot};`).join('\n')}
${access === 'alike' ? 'uniform sampler2D gradientTexture;' : declareTensor('gradient', access === 'packed')}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int texel = at.y * place.x + at.x;
${isPacked ? BLOCK : ''}
  Real value = texelFetch(valueTexture, at, 0)${read};
  Real gradient = ${readGradient(isPacked, access)};
${slots.map((slot) => `  Real ${slot} = texelFetch(${slot}Texture, at, 0)${read};`).join('\n')}
  ${rule.shader}
${['value', ...slots].map((name) => `  ${target(name)} = ${isPacked ? name : `vec4(${name}, 0.0, 0.0, 0.0)`};`).join('\n')}
${isPacked ? clearPadding(['value', ...slots].map(target)) : ''}
}`;
}

function target(name: string): string {
  return name === 'value' ? 'newValue' : `new_${name}`;
}

/** Uniform arrays have a fixed length; Adam has the most numbers. */
export const MOST_NUMBERS = 8;

/** The block's first row and column within its matrix, and the number of its first value. */
const BLOCK = `  ivec2 blocks = (place.zy + 1) / 2;
  int block = texel / blocks.x;
  int column = (texel - block * blocks.x) * 2;
  int row = (block % blocks.y) * 2;
  int first = (block / blocks.y * place.y + row) * place.z + column;`;

/** Padding must stay zero, and an update may leave something else there. */
function clearPadding(names: readonly string[]): string {
  const clear = (mask: string): string => names.map((name) => `${name} = mix(${name}, vec4(0.0), ${mask});`).join(' '); // prettier-ignore
  return `  if (column + 1 >= place.z) { ${clear('bvec4(false, true, false, true)')} }
  if (row + 1 >= place.y) { ${clear('bvec4(false, false, true, true)')} }`;
}

function readGradient(isPacked: boolean, access: GradientAccess): string {
  if (access === 'alike') return `texelFetch(gradientTexture, at, 0)${isPacked ? '' : '.r'}`;
  if (!isPacked) return 'gradientAt(texel)';
  return 'vec4(gradientAt(first), gradientAt(first + 1), gradientAt(first + place.z), gradientAt(first + place.z + 1))';
}
