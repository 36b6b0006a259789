import { BEGIN_SEQUENCE } from './step-frame.ts';
import { BEGIN_STEPS, FIND_INDEX, declareTurns } from './steps-frame.ts';

/** The result of a sequence from its states. */
export function writeReadOutput(hasCarry: boolean): string {
  const pick = (name: string): string =>
    `((step & 1) == 0 ? texelFetch(${name}Even, place, 0) : texelFetch(${name}Odd, place, 0))`;
  return `${BEGIN_STEPS}
${declareTurns('hidden')}
${hasCarry ? declareTurns('carry') : ''}
${FIND_INDEX}
// Width of a row, of a step's values, of all outputs; and whether all steps are wanted.
uniform ivec4 row;
uniform int isInTimeOrder;
void main() {
  int index = findIndex();
  ivec2 place = placeOf(index, row.x);
  int sampleRow = place.y;
  int at = place.x;
  result = vec4(0.0);
  if (sampleRow >= sizes.y) return;
  bool isCarry = at >= row.z;
  if (isCarry) at -= row.z;
  ivec2 inRow = placeOf(at, row.y);
  int part = inRow.y;
  int column = inRow.x;
  int direction = column < sizes.x ? 0 : 1;
  int step = isCarry || row.w == 0 ? sizes.z - 1 : isInTimeOrder == 1 ? stepOrTime(direction, part) : part;
  int quads = (sizes.y + 3) >> 2;
  int quad = sampleRow >> 2;
  place = tileAt(step >> 1) + ivec2(column - direction * sizes.x, direction * quads + quad);
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
  ivec2 cell = placeOf(index, from.w * sizes.x);
  ivec2 column = placeOf(cell.x, sizes.x);
  int line = firstLine + cell.y * from.z;
  vec4 all = lineAt(line & 3, ivec2(from.x + column.x, from.y + (line >> 2)));
  result.r = all[cell.y == 0 ? slots[column.y] : laterSlots[column.y]];
}`;

/** The gradient of xs [batch, steps, features], as tfjs lays tensors out. */
export const READ_INPUT_GRADIENT = `${BEGIN_SEQUENCE}
${FIND_INDEX}
${DECLARE_LINES}
${PICK_LINE}
uniform ivec4 resultGrid;
void main() {
  int index = findIndex();
  ivec2 line = placeOf(index, sizes.w - 1);
  int feature = line.x;
  ivec2 sampleAt = placeOf(line.y, sizes.z);
  int row = sampleAt.y;
  result = vec4(0.0);
  if (row >= sizes.y) return;
  ivec2 tile = placeOf(sampleAt.x, resultGrid.z) * resultGrid.xy;
  result.r = lineAt(feature & 3, tile + ivec2(feature >> 2, row >> 2))[row & 3];
}`;
