import { DECLARE_PLACE_OF } from '#engine/gl/place-of.ts';
import { findActivation } from '#engine/recurrent/activations.ts';
import type { Cell } from '#engine/recurrent/sequence.ts';
import { declareAny } from './any-tensor.ts';
import type { FieldRead, StepOptions } from './fields.ts';

/**
 * Begins every shader that knows of units and samples. `sizes`: units, samples, steps, and the row of the weights' texture where
 * the recurrent kernel starts, which is one more than there are features.
 */
export const BEGIN_SEQUENCE = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
uniform ivec4 sizes;
${DECLARE_PLACE_OF}
// Which of the four samples from this one on there are.
bvec4 areSamples(int first) { return lessThan(ivec4(first) + ivec4(0, 1, 2, 3), ivec4(sizes.y)); }`;

/** Begins a shader of a step: activations, and what a texel is about, a unit and four samples of one direction. */
export function beginStep(cell: Cell, { hasMask, hasDropout }: StepOptions): string {
  const main = findActivation(cell.activation);
  const gate = findActivation(cell.gateActivation);
  return `${BEGIN_SEQUENCE}
// Tiles of this step, of the one before and the one after, where there are such.
uniform ivec2 origin;
uniform ivec2 originBefore;
uniform ivec2 originAfter;
uniform int hasBefore;
uniform int hasAfter;
// The time that each direction has reached.
uniform ivec2 times;
uniform sampler2D weights;
bvec4 areNaN(vec4 v) { return greaterThan(floatBitsToUint(v) & 0x7fffffffu, uvec4(0x7f800000u)); }
${declareFunction('activate', 'x', main.glsl)}
${declareFunction('activateGate', 'x', gate.glsl)}
${declareFunction('slope', 'y', main.glslSlope)}
${declareFunction('slopeOfGate', 'y', gate.glslSlope)}
ivec2 at;
int direction;
int quad;
int column;
${hasMask ? declareFour('mask') : ''}
${hasDropout ? declareFour('dropout') : ''}
void findPlace() {
  at = ivec2(gl_FragCoord.xy) - origin;
  int quads = (sizes.y + 3) >> 2;
  direction = at.y < quads ? 0 : 1;
  quad = at.y - direction * quads;
  column = direction * sizes.x + at.x;
}
int timeHere() { return direction == 0 ? times.x : times.y; }
vec4 maskHere() { return ${hasMask ? 'maskFour(quad * 4 * sizes.z + timeHere(), sizes.z)' : 'vec4(1.0)'}; }
vec4 keepHere() { return ${hasDropout ? 'dropoutFour(quad * 4 * sizes.x + at.x, sizes.x)' : 'vec4(1.0)'}; }`;
}

/** Four samples' values of a tensor in any layout, `stride` apart; zero for a sample beyond the last. */
export function declareFour(name: string): string {
  const value = (lane: number): string => `are.${'xyzw'[lane]} ? ${name}At(first + ${lane} * stride) : 0.0`;
  return `${declareAny(name)}
vec4 ${name}Four(int first, int stride) {
  bvec4 are = areSamples(quad * 4);
  return vec4(${[0, 1, 2, 3].map(value).join(', ')});
}`;
}

/** A function of four numbers, in which NaN stays NaN. */
function declareFunction(name: string, variable: string, statements: string): string {
  return `vec4 ${name}Plain(vec4 ${variable}) { ${statements} }
vec4 ${name}(vec4 v) { return mix(${name}Plain(v), v, areNaN(v)); }`;
}

/** Declares the textures of fields, and what the shader writes. */
export function declareFields(reads: readonly FieldRead[], writes: readonly string[]): string {
  return [
    ...reads.map(({ name }) => `uniform sampler2D ${name}Texture;`),
    ...writes.map((name, place) => `layout(location = ${place}) out vec4 ${name};`),
  ].join('\n');
}

/** Reads fields at their own place: zero for a step that there is not. */
export function readFields(reads: readonly FieldRead[]): string {
  const fetch = ({ name, of }: FieldRead): string =>
    of === 'own'
      ? `texelFetch(${name}Texture, origin + at, 0)`
      : `has${of} == 1 ? texelFetch(${name}Texture, origin${of} + at, 0) : vec4(0.0)`;
  return reads.map((read) => `vec4 ${read.name} = ${fetch(read)};`).join('\n  ');
}
