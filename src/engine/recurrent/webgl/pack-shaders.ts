import { declareAny } from './any-tensor.ts';
import { BEGIN_SEQUENCE, declareFour } from './step-frame.ts';

/** xs [batch, steps, features] in any layout: a tile a time, four samples a texel, and a last column of ones. */
export const PACK_INPUTS = `${BEGIN_SEQUENCE}
int quad;
${declareFour('xs')}
uniform ivec4 inputGrid;
out vec4 result;
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  ivec2 across = placeOf(pixel.x, inputGrid.x);
  ivec2 down = placeOf(pixel.y, inputGrid.y);
  ivec2 at = ivec2(across.x, down.x);
  int time = down.y * inputGrid.z + across.y;
  int features = sizes.w - 1;
  quad = at.y;
  result = vec4(0.0);
  if (time >= sizes.z) return;
  int each = sizes.z * features;
  result = at.x < features ? xsFour(quad * 4 * each + time * features + at.x, each) : vec4(areSamples(quad * 4));
}`;

/**
 * One direction's weights with the gates of a unit in a texel: a line for each feature, one for the bias, one for each unit of
 * the recurrent kernel, one for the recurrent bias.
 */
export const PACK_WEIGHTS = `${BEGIN_SEQUENCE}
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
