import { findActivation } from '#engine/recurrent/activations.ts';
import type { Cell } from '#engine/recurrent/sequence.ts';
import { CELLS } from './cell-shaders.ts';
import { declareAny } from './any-tensor.ts';

/** What differs between programs for a step, besides the cell. */
export interface StepOptions {
  readonly hasMask: boolean;
  readonly hasDropout: boolean;
}

/**
 * Begins every shader that knows of units and samples. `sizes`: units, samples, steps, and the row of the weights' texture where
 * the recurrent kernel starts.
 */
export function beginSequenceShader(): string {
  return `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
uniform ivec4 sizes;
bool isNaN(float x) { return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u; }`;
}

/** Begins a shader of a cell's step: its activations, and what a texel is about. */
export function beginStepShader(cell: Cell, { hasMask, hasDropout }: StepOptions): string {
  const main = findActivation(cell.activation);
  const gate = findActivation(cell.gateActivation);
  return `${beginSequenceShader()}
// Tile of this step, and the time at which each direction is.
uniform ivec2 origin;
uniform ivec2 times;
// The number of units, or 0 at the first step of a walk.
uniform int reach;
uniform sampler2D weights;
float activate(float x) { return isNaN(x) ? x : ${main.glsl}; }
float activateGate(float x) { return isNaN(x) ? x : ${gate.glsl}; }
float slope(float y) { return ${main.glslSlope}; }
float slopeOfGate(float y) { return ${gate.glslSlope}; }
${hasMask ? declareAny('mask') : ''}
${hasDropout ? declareAny('dropout') : ''}
ivec2 at;
int direction;
int row;
int column;
void findPlace() {
  at = ivec2(gl_FragCoord.xy) - origin;
  direction = at.y / sizes.y;
  row = at.y - direction * sizes.y;
  column = direction * sizes.x + at.x;
}
int timeHere() { return direction == 0 ? times.x : times.y; }
float maskHere() { return ${hasMask ? 'maskAt(row * sizes.z + timeHere())' : '1.0'}; }
float keepHere() { return ${hasDropout ? 'dropoutAt(row * sizes.x + at.x)' : '1.0'}; }`;
}

/**
 * A step forward of a cell whose gates need one recurrent product. Reads the states of the step before, (h, c, h after dropout),
 * and the projected inputs; writes states and the gates' values.
 */
export function writeStepForward(cell: Cell, options: StepOptions): string {
  return `${beginStepShader(cell, options)}
uniform sampler2D inputs;
uniform sampler2D previous;
uniform ivec2 inputOrigin;
uniform ivec2 previousOrigin;
layout(location = 0) out vec4 states;
layout(location = 1) out vec4 gates;
void main() {
  findPlace();
  vec4 q = texelFetch(weights, ivec2(column, sizes.w + sizes.x), 0);
  for (int k = 0; k < reach; k++)
    q += texelFetch(previous, previousOrigin + ivec2(k, at.y), 0).b * texelFetch(weights, ivec2(column, sizes.w + k), 0);
  vec4 old = reach > 0 ? texelFetch(previous, previousOrigin + at, 0) : vec4(0.0);
  vec4 x = texelFetch(inputs, inputOrigin + at, 0);
  float h = 0.0;
  float c = 0.0;
  ${CELLS[cell.kind].forward}
  ${options.hasMask ? 'float m = maskHere(); h = h * m + old.x * (1.0 - m); c = c * m + old.y * (1.0 - m);' : ''}
  states = vec4(h, c, h * keepHere(), 0.0);
}`;
}

/** The product of a step's gradients with the recurrent kernel, turned; `after` holds those gradients, \`reach\` units a row. */
const SUM_THROUGH = (recurrentDelta: string): string => `
  float through = 0.0;
  for (int k = 0; k < reach; k++) {
    vec4 d = texelFetch(after, afterOrigin + ivec2(k, at.y), 0);
    through += dot(${recurrentDelta}, texelFetch(weights, ivec2(direction * sizes.x + k, sizes.w + at.x), 0));
  }`;

/** Declares what comes from above: `outputGradient` [batch, width], and where this step's output and last states stand in it. */
const DECLARE_ABOVE = `${declareAny('dy')}
// Width of a row, values a step, and the first value of this step's output (-1: none) for either direction.
uniform ivec4 above;
uniform int aboveCarry;
float dyHere() {
  int first = direction == 0 ? above.z : above.w;
  return first < 0 ? 0.0 : dyAt(row * above.x + first + column);
}
float dyCarryHere() { return aboveCarry < 0 ? 0.0 : dyAt(row * above.x + aboveCarry + column); }`;

/**
 * A step backward of such a cell. Reads the gradients of the gates of the step after, and what else it led here, (dh, dc); writes
 * the same for this step.
 */
export function writeStepBackward(cell: Cell, options: StepOptions): string {
  return `${beginStepShader(cell, options)}
${DECLARE_ABOVE}
uniform sampler2D after;
uniform sampler2D afterCarries;
uniform sampler2D values;
uniform sampler2D previous;
uniform ivec2 afterOrigin;
uniform ivec2 valuesOrigin;
uniform ivec2 previousOrigin;
uniform int hasPrevious;
layout(location = 0) out vec4 delta;
layout(location = 1) out vec4 carries;
void main() {
  findPlace();
  ${SUM_THROUGH(CELLS[cell.kind].recurrentDelta)}
  vec4 led = reach > 0 ? texelFetch(afterCarries, afterOrigin + at, 0) : vec4(0.0);
  vec4 old = hasPrevious == 1 ? texelFetch(previous, previousOrigin + at, 0) : vec4(0.0);
  vec4 g = texelFetch(values, valuesOrigin + at, 0);
  float keep = keepHere();
  float whole = led.x + keep * through + dyHere();
  float wholeCarry = led.y + dyCarryHere();
  float m = maskHere();
  float dh = whole * m;
  float dc = wholeCarry * m;
  float dhBefore = 0.0;
  float dcBefore = 0.0;
  ${CELLS[cell.kind].backward}
  carries = vec4(keep * dhBefore${options.hasMask ? ' + whole * (1.0 - m)' : ''}, dcBefore${options.hasMask ? ' + wholeCarry * (1.0 - m)' : ''}, 0.0, 0.0);
}`;
}

/** GRU, first program of a step forward: update and reset gates; keeps the state before, as it was and after dropout. */
export function writeGruGates(cell: Cell, options: StepOptions): string {
  return `${beginStepShader(cell, options)}
uniform sampler2D inputs;
uniform sampler2D previous;
uniform ivec2 previousOrigin;
layout(location = 0) out vec4 gates;
void main() {
  findPlace();
  vec2 q = vec2(0.0);
  for (int k = 0; k < reach; k++)
    q += texelFetch(previous, previousOrigin + ivec2(k, at.y), 0).b * texelFetch(weights, ivec2(column, sizes.w + k), 0).rg;
  vec4 old = reach > 0 ? texelFetch(previous, previousOrigin + at, 0) : vec4(0.0);
  vec4 x = texelFetch(inputs, origin + at, 0);
  gates = vec4(activateGate(x.x + q.x), activateGate(x.y + q.y), old.x, old.z);
}`;
}

/** GRU, second program: the candidate from the states after the reset, and the new state. */
export function writeGruStates(cell: Cell, options: StepOptions): string {
  return `${beginStepShader(cell, options)}
uniform sampler2D inputs;
uniform sampler2D values;
layout(location = 0) out vec4 states;
void main() {
  findPlace();
  float q = 0.0;
  for (int k = 0; k < reach; k++) {
    vec4 g = texelFetch(values, origin + ivec2(k, at.y), 0);
    q += g.y * g.w * texelFetch(weights, ivec2(column, sizes.w + k), 0).b;
  }
  vec4 g = texelFetch(values, origin + at, 0);
  float candidate = activate(texelFetch(inputs, origin + at, 0).z + q);
  float h = g.x * g.w + (1.0 - g.x) * candidate;
  ${options.hasMask ? 'float m = maskHere(); h = h * m + g.z * (1.0 - m);' : ''}
  states = vec4(h, candidate, h * keepHere(), 0.0);
}`;
}

/** GRU, first program of a step backward: gradients of update gate and candidate, and the state's own in `w`. */
export function writeGruBackStates(cell: Cell, options: StepOptions): string {
  return `${beginStepShader(cell, options)}
${DECLARE_ABOVE}
uniform sampler2D after;
uniform sampler2D values;
uniform sampler2D states;
uniform ivec2 afterOrigin;
uniform ivec2 valuesOrigin;
layout(location = 0) out vec4 delta;
void main() {
  findPlace();
  ${SUM_THROUGH('vec4(d.xy, 0.0, 0.0)')}
  float led = reach > 0 ? texelFetch(after, afterOrigin + at, 0).w : 0.0;
  vec4 g = texelFetch(values, valuesOrigin + at, 0);
  float candidate = texelFetch(states, valuesOrigin + at, 0).y;
  float whole = led + keepHere() * through + dyHere();
  float dh = whole * maskHere();
  delta = vec4(dh * (g.w - candidate) * slopeOfGate(g.x), 0.0, dh * (1.0 - g.x) * slope(candidate), whole);
}`;
}

/** GRU, second program of a step backward: the reset gate's gradient, and in \`w\` what goes to the state before past the gates. */
export function writeGruBackGates(cell: Cell, options: StepOptions): string {
  return `${beginStepShader(cell, options)}
uniform sampler2D after;
uniform sampler2D values;
uniform ivec2 valuesOrigin;
layout(location = 0) out vec4 delta;
void main() {
  findPlace();
  float e = 0.0;
  for (int k = 0; k < sizes.x; k++)
    e += texelFetch(after, ivec2(k, at.y), 0).b * texelFetch(weights, ivec2(direction * sizes.x + k, sizes.w + at.x), 0).b;
  vec4 d = texelFetch(after, at, 0);
  vec4 g = texelFetch(values, valuesOrigin + at, 0);
  float m = maskHere();
  float led = keepHere() * (d.w * m * g.x + e * g.y)${options.hasMask ? ' + d.w * (1.0 - m)' : ''};
  delta = vec4(d.x, e * g.w * slopeOfGate(g.y), d.z, led);
}`;
}
