import { BEGIN_SEQUENCE } from './step-frame.ts';
import { BEGIN_STEPS, FIND_INDEX, declareTurns } from './steps-frame.ts';

/** The result of a sequence from its states. */
export function writeReadOutput(hasCarry: boolean): string {
  const pick = (name: string): string =>
    `(step % 2 == 0 ? texelFetch(${name}Even, place, 0) : texelFetch(${name}Odd, place, 0))`;
  return `${BEGIN_STEPS}
${declareTurns('hidden')}
${hasCarry ? declareTurns('carry') : ''}
${FIND_INDEX}
// Width of a row, of a step's values, of all outputs; and whether all steps are wanted.
uniform ivec4 row;
uniform int isInTimeOrder;
void main() {
  int index = findIndex();
  int sampleRow = index / row.x;
  int at = index - sampleRow * row.x;
  result = vec4(0.0);
  if (sampleRow >= sizes.y) return;
  bool isCarry = at >= row.z;
  if (isCarry) at -= row.z;
  int part = at / row.y;
  int column = at - part * row.y;
  int direction = column / sizes.x;
  int step = isCarry || row.w == 0 ? sizes.z - 1 : isInTimeOrder == 1 ? stepOrTime(direction, part) : part;
  int quads = (sizes.y + 3) / 4;
  int quad = sampleRow / 4;
  ivec2 place = tileAt(step / 2) + ivec2(column - direction * sizes.x, direction * quads + quad);
  vec4 four = ${hasCarry ? `isCarry ? ${pick('carry')} : ` : ''}${pick('hidden')};
  result.r = four[sampleRow - 4 * quad];
}`;
}

const DECLARE_LINES = [0, 1, 2, 3].map((lane) => `uniform sampler2D line${lane};`).join('\n');

/** Reads one of four textures. */
const PICK_LINE = `vec4 lineAt(int lane, ivec2 place) {
  return lane < 2
    ? lane == 0 ? texelFetch(line0, place, 0) : texelFetch(line1, place, 0)
    : lane == 2 ? texelFetch(line2, place, 0) : texelFetch(line3, place, 0);
}`;

/** One weight's gradient, as tfjs lays tensors out. */
export const READ_WEIGHT_GRADIENT = `${BEGIN_SEQUENCE}
${FIND_INDEX}
${DECLARE_LINES}
${PICK_LINE}
// First column, row of the first line, lines from a row of the weight to the next, gates.
uniform ivec4 from;
// Its first line in that row.
uniform int firstLine;
uniform int count;
// The slot of each gate, in the first row of the weight and in the others.
uniform ivec4 slots;
uniform ivec4 laterSlots;
void main() {
  int index = findIndex();
  result = vec4(0.0);
  if (index >= count) return;
  int width = from.w * sizes.x;
  int row = index / width;
  int gate = (index - row * width) / sizes.x;
  int unit = index - row * width - gate * sizes.x;
  int line = firstLine + row * from.z;
  vec4 all = lineAt(line % 4, ivec2(from.x + unit, from.y + line / 4));
  result.r = all[row == 0 ? slots[gate] : laterSlots[gate]];
}`;

/** The gradient of xs [batch, steps, features], as tfjs lays tensors out. */
export const READ_INPUT_GRADIENT = `${BEGIN_SEQUENCE}
${FIND_INDEX}
${DECLARE_LINES}
${PICK_LINE}
uniform ivec4 resultGrid;
void main() {
  int index = findIndex();
  int features = sizes.w - 1;
  int line = index / features;
  int feature = index - line * features;
  int row = line / sizes.z;
  int time = line - row * sizes.z;
  result = vec4(0.0);
  if (row >= sizes.y) return;
  ivec2 tile = ivec2(time % resultGrid.z, time / resultGrid.z) * resultGrid.xy;
  result.r = lineAt(feature % 4, tile + ivec2(feature / 4, row / 4))[row % 4];
}`;
