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

/** How inputs lie, four features a texel: texels a row, and rows a line of the texture. */
const DECLARE_QUADS = `uniform ivec2 quads;
ivec2 quadsOf(int row) { return ivec2(row % quads.y * quads.x, row / quads.y); }`;

/** xs [rows, features] in any layout, into four features a texel, zeros beyond the last. */
export const PACK_INPUTS = `${beginSequenceShader()}
${declareAny('xs')}
${DECLARE_QUADS}
uniform ivec2 counts;
out vec4 result;
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  int row = pixel.y * quads.y + pixel.x / quads.x;
  int first = pixel.x % quads.x * 4;
  vec4 four = vec4(0.0);
  if (row < counts.x)
    for (int i = 0; i < 4; i++) if (first + i < counts.y) four[i] = xsAt(row * counts.y + first + i);
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
  ivec2 from = quadsOf((at.y - direction * sizes.y) * sizes.z + stepOrTime(direction, step));
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
  const factor =
    kind === 'gru'
      ? `vec4 g = valuesAt(step, ivec2(line - sizes.w, y)); part += vec4(d.xy, d.z * g.y, 0.0) * g.w;`
      : `part += ${recurrentDelta} * valuesAt(step - 1, ivec2(line - sizes.w, y)).z;`;
  return `${BEGIN}
${DECLARE_QUADS}
${declareSteps('delta')}
${declareSteps('values')}
uniform sampler2D xs;
out vec4 result;
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  int line = pixel.y;
  int direction = pixel.x / sizes.x;
  int unit = pixel.x - direction * sizes.x;
  vec4 sum = vec4(0.0);
  for (int step = 0; step < sizes.z; step++) {
    int time = stepOrTime(direction, step);
    vec4 part = vec4(0.0);
    for (int row = 0; row < sizes.y; row++) {
      int y = direction * sizes.y + row;
      vec4 d = deltaAt(step, ivec2(unit, y));
      if (line < sizes.w - 1) part += d * texelFetch(xs, quadsOf(row * sizes.z + time) + ivec2(line / 4, 0), 0)[line % 4];
      else if (line == sizes.w - 1) part += d;
      else if (line == sizes.w + sizes.x) part += ${recurrentDelta};
      else if (step > 0) { ${factor} }
    }
    sum += part;
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
${declareSteps('delta')}
${FIND_INDEX}
uniform sampler2D weights;
uniform int directions;
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
    for (int unit = 0; unit < sizes.x; unit++)
      sum += dot(
        deltaAt(step, ivec2(unit, direction * sizes.y + row)),
        texelFetch(weights, ivec2(direction * sizes.x + unit, feature), 0)
      );
  }
  result.r = sum;
}`;
