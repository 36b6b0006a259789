import type { CellKind } from '#engine/recurrent/sequence.ts';
import { declareAny } from './any-tensor.ts';
import { CELLS } from './cell-shaders.ts';
import { beginSequenceShader } from './step-shaders.ts';

/** Begins a shader about all steps: where tiles lie, and which time a direction has at a step. */
const BEGIN = `${beginSequenceShader()}
// Width and height of a tile, tiles in a row, and steps between tiles of one texture: 2 where they alternate between two.
uniform ivec4 grid;
// 1 for a direction that walks from the last time to the first.
uniform ivec2 turned;
int stepOrTime(int direction, int index) {
  return (direction == 0 ? turned.x : turned.y) == 1 ? sizes.z - 1 - index : index;
}
ivec2 tileAt(int slot) { return ivec2(slot % grid.z, slot / grid.z) * grid.xy; }`;

/** Declares \`vec4 NAMEAt(int step, ivec2 at)\`: a texel of a step's tile, from two textures that take turns. */
const declareSteps = (name: string): string => `uniform sampler2D ${name}Even;
uniform sampler2D ${name}Odd;
vec4 ${name}At(int step, ivec2 at) {
  int slot = step / grid.w;
  ivec2 place = tileAt(slot) + at;
  return step == slot * grid.w ? texelFetch(${name}Even, place, 0) : texelFetch(${name}Odd, place, 0);
}`;

/** The number of the value that this invocation writes, in an unpacked texture of \`outWidth\` texels a line. */
const FIND_INDEX = `uniform int outWidth;
int findIndex() { ivec2 pixel = ivec2(gl_FragCoord.xy); return pixel.y * outWidth + pixel.x; }
out vec4 result;`;

/** How inputs lie: a tile a time, a row a sample, four features a texel. Texels a row, rows a tile, tiles in a row. */
const DECLARE_QUADS = `uniform ivec4 quads;
ivec2 quadsAt(int time) { return ivec2(time % quads.z, time / quads.z) * quads.xy; }`;

/** xs [batch, steps, features] in any layout, into four features a texel, zeros beyond the last. */
export const PACK_INPUTS = `${beginSequenceShader()}
${declareAny('xs')}
${DECLARE_QUADS}
// Steps and features.
uniform ivec2 counts;
out vec4 result;
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  ivec2 tile = pixel / quads.xy;
  ivec2 at = pixel - tile * quads.xy;
  int time = tile.y * quads.z + tile.x;
  int first = at.x * 4;
  vec4 four = vec4(0.0);
  if (time < counts.x)
    for (int i = 0; i < 4; i++)
      if (first + i < counts.y) four[i] = xsAt((at.y * counts.x + time) * counts.y + first + i);
  result = four;
}`;

/**
 * One direction's weights with the gates of a unit in a texel: a line for each feature, one for the bias, one for each unit of
 * the recurrent kernel, one for the recurrent bias.
 */
export const PACK_WEIGHTS = `${beginSequenceShader()}
${declareAny('kernel')}
${declareAny('recurrent')}
${declareAny('bias')}
uniform int firstColumn;
uniform int gates;
// How many rows the bias has: 0, 1 or 2.
uniform int biasRows;
out vec4 result;
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  int unit = pixel.x - firstColumn;
  int line = pixel.y;
  int recurrentLine = line - sizes.w;
  vec4 all = vec4(0.0);
  for (int gate = 0; gate < gates; gate++) {
    int column = gate * sizes.x + unit;
    if (recurrentLine < -1) all[gate] = kernelAt(line * gates * sizes.x + column);
    else if (recurrentLine == -1) { if (biasRows > 0) all[gate] = biasAt(column); }
    else if (recurrentLine < sizes.x) all[gate] = recurrentAt(recurrentLine * gates * sizes.x + column);
    else if (biasRows > 1) all[gate] = biasAt(gates * sizes.x + column);
  }
  result = all;
}`;

/** Projections of all steps' inputs, a tile a step. */
export const PROJECT_INPUTS = `${BEGIN}
${DECLARE_QUADS}
uniform sampler2D xs;
uniform sampler2D weights;
out vec4 result;
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  ivec2 tile = pixel / grid.xy;
  int step = tile.y * grid.z + tile.x;
  result = vec4(0.0);
  if (step >= sizes.z) return;
  ivec2 at = pixel - tile * grid.xy;
  int direction = at.y / sizes.y;
  int column = direction * sizes.x + at.x;
  ivec2 from = quadsAt(stepOrTime(direction, step)) + ivec2(0, at.y - direction * sizes.y);
  vec4 sum = texelFetch(weights, ivec2(column, sizes.w - 1), 0);
  for (int quad = 0; quad < quads.x; quad++) {
    vec4 x = texelFetch(xs, from + ivec2(quad, 0), 0);
    ivec2 line = ivec2(column, 4 * quad);
    sum += x.x * texelFetch(weights, line, 0);
    if (line.y + 1 < sizes.w - 1) sum += x.y * texelFetch(weights, line + ivec2(0, 1), 0);
    if (line.y + 2 < sizes.w - 1) sum += x.z * texelFetch(weights, line + ivec2(0, 2), 0);
    if (line.y + 3 < sizes.w - 1) sum += x.w * texelFetch(weights, line + ivec2(0, 3), 0);
  }
  result = sum;
}`;

/** The result of a sequence from its states. */
export const READ_OUTPUT = `${BEGIN}
${declareSteps('states')}
${FIND_INDEX}
// Width of a row, of a step's values, of all outputs; and whether all steps are wanted.
uniform ivec4 row;
uniform int isInTimeOrder;
void main() {
  int index = findIndex();
  int batchRow = index / row.x;
  int at = index - batchRow * row.x;
  result = vec4(0.0);
  if (batchRow >= sizes.y) return;
  bool isCarry = at >= row.z;
  if (isCarry) at -= row.z;
  int place = at / row.y;
  int column = at - place * row.y;
  int direction = column / sizes.x;
  int step = isCarry || row.w == 0 ? sizes.z - 1 : isInTimeOrder == 1 ? stepOrTime(direction, place) : place;
  vec4 state = statesAt(step, ivec2(column - direction * sizes.x, direction * sizes.y + batchRow));
  result.r = isCarry ? state.y : state.x;
}`;

/** Gradients of all weights, laid out as PACK_WEIGHTS lays out the weights: each a sum over steps and samples. */
export function writeWeightGradients(kind: CellKind): string {
  const { recurrentDelta } = CELLS[kind];
  // GRU's candidate got the states after the reset; the values' texels hold (z, r, h before, h before after dropout).
  const isGru = kind === 'gru';
  const factor = isGru
    ? 'vec4 g = texelFetch(values, of, 0); sum += vec4(d.xy, d.z * g.y, 0.0) * g.w;'
    : `sum += ${recurrentDelta} * texelFetch(values, of, 0).z;`;
  return `${BEGIN}
${DECLARE_QUADS}
uniform sampler2D deltaEven;
uniform sampler2D deltaOdd;
uniform sampler2D valuesEven;
uniform sampler2D valuesOdd;
uniform sampler2D xs;
out vec4 result;
vec4 sumPlain(sampler2D delta, ivec2 place, bool isRecurrent) {
  vec4 sum = vec4(0.0);
  for (int row = 0; row < sizes.y; row++) {
    vec4 d = texelFetch(delta, place + ivec2(0, row), 0);
    sum += isRecurrent ? ${recurrentDelta} : d;
  }
  return sum;
}
vec4 sumInputs(sampler2D delta, ivec2 place, ivec2 from, int part) {
  vec4 sum = vec4(0.0);
  for (int row = 0; row < sizes.y; row++)
    sum += texelFetch(delta, place + ivec2(0, row), 0) * texelFetch(xs, from + ivec2(0, row), 0)[part];
  return sum;
}
vec4 sumStates(sampler2D delta, ivec2 place, sampler2D values, ivec2 from) {
  vec4 sum = vec4(0.0);
  for (int row = 0; row < sizes.y; row++) {
    vec4 d = texelFetch(delta, place + ivec2(0, row), 0);
    ivec2 of = from + ivec2(0, row);
    ${factor}
  }
  return sum;
}
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  int line = pixel.y;
  int direction = pixel.x / sizes.x;
  ivec2 base = ivec2(0, direction * sizes.y);
  ivec2 own = base + ivec2(pixel.x - direction * sizes.x, 0);
  int quad = line / 4;
  int part = line - quad * 4;
  vec4 sum = vec4(0.0);
  for (int step = 0; step < sizes.z; step++) {
    int slot = step / grid.w;
    bool isEven = step == slot * grid.w;
    ivec2 place = tileAt(slot) + own;
    if (line < sizes.w - 1) {
      ivec2 from = quadsAt(stepOrTime(direction, step)) + ivec2(quad, 0);
      sum += isEven ? sumInputs(deltaEven, place, from, part) : sumInputs(deltaOdd, place, from, part);
    } else if (line == sizes.w - 1 || line == sizes.w + sizes.x) {
      bool isRecurrent = line != sizes.w - 1;
      sum += isEven ? sumPlain(deltaEven, place, isRecurrent) : sumPlain(deltaOdd, place, isRecurrent);
    } else if (step > 0) {
      // States of the step before lie in the other texture; GRU's gates keep them with their own step.
      ivec2 from = tileAt((step - ${isGru ? '0' : '1'}) / grid.w) + base + ivec2(line - sizes.w, 0);
      sum += isEven
        ? sumStates(deltaEven, place, values${isGru ? 'Even' : 'Odd'}, from)
        : sumStates(deltaOdd, place, values${isGru ? 'Odd' : 'Even'}, from);
    }
  }
  result = sum;
}`;
}

/** One weight's gradient, as tfjs lays tensors out. */
export const READ_WEIGHT_GRADIENT = `${beginSequenceShader()}
${FIND_INDEX}
uniform sampler2D gradients;
// First column, first line, lines from a row to the next, gates.
uniform ivec4 from;
uniform int count;
void main() {
  int index = findIndex();
  result = vec4(0.0);
  if (index >= count) return;
  int width = from.w * sizes.x;
  int row = index / width;
  int gate = (index - row * width) / sizes.x;
  int unit = index - row * width - gate * sizes.x;
  result.r = texelFetch(gradients, ivec2(from.x + unit, from.y + row * from.z), 0)[gate];
}`;

/** The gradient of xs [batch, steps, features]. */
export const READ_INPUT_GRADIENT = `${BEGIN}
uniform sampler2D deltaEven;
uniform sampler2D deltaOdd;
uniform sampler2D weights;
uniform int directions;
${FIND_INDEX}
float sumUnits(sampler2D delta, ivec2 place, ivec2 from) {
  float sum = 0.0;
  for (int unit = 0; unit < sizes.x; unit++)
    sum += dot(texelFetch(delta, place + ivec2(unit, 0), 0), texelFetch(weights, from + ivec2(unit, 0), 0));
  return sum;
}
void main() {
  int index = findIndex();
  int features = sizes.w - 1;
  int line = index / features;
  int feature = index - line * features;
  int row = line / sizes.z;
  int time = line - row * sizes.z;
  result = vec4(0.0);
  if (row >= sizes.y) return;
  float sum = 0.0;
  for (int direction = 0; direction < directions; direction++) {
    int step = stepOrTime(direction, time);
    int slot = step / grid.w;
    ivec2 place = tileAt(slot) + ivec2(0, direction * sizes.y + row);
    ivec2 from = ivec2(direction * sizes.x, feature);
    sum += step == slot * grid.w ? sumUnits(deltaEven, place, from) : sumUnits(deltaOdd, place, from);
  }
  result.r = sum;
}`;
