import { BEGIN_SEQUENCE } from './step-frame.ts';
import { BEGIN_STEPS, FIND_INDEX, WRITE_PACKED, declareTurns } from './steps-frame.ts';

/** The result of a sequence from its states: a row a step and a matrix a sample, or a row a sample. */
export function writeReadOutput(hasCarry: boolean): string {
  const pick = (name: string): string =>
    `((step & 1) == 0 ? texelFetch(${name}Even, place, 0) : texelFetch(${name}Odd, place, 0))`;
  return `${BEGIN_STEPS}
${declareTurns('hidden')}
${hasCarry ? declareTurns('carry') : ''}
// Values of a step, of all outputs of a sample; whether all steps are wanted, and whether a row is a step.
uniform ivec4 about;
uniform int isInTimeOrder;
float valueAt(int matrix, int row, int column) {
  int number = about.w == 1 ? matrix : row;
  bool isCarry = column >= about.y;
  ivec2 inRow = about.w == 1 ? ivec2(column, row) : placeOf(isCarry ? column - about.y : column, about.x);
  int direction = inRow.x < sizes.x ? 0 : 1;
  int step = isCarry || about.z == 0 ? sizes.z - 1 : isInTimeOrder == 1 ? stepOrTime(direction, inRow.y) : inRow.y;
  int quads = (sizes.y + 3) >> 2;
  ivec2 place = tileAt(step >> 1) + ivec2(inRow.x - direction * sizes.x, direction * quads + (number >> 2));
  vec4 four = ${hasCarry ? `isCarry ? ${pick('carry')} : ` : ''}${pick('hidden')};
  return four[number & 3];
}
${WRITE_PACKED}`;
}

const DECLARE_LINES = [0, 1, 2, 3].map((lane) => `uniform sampler2D line${lane};`).join('\n');

/** Reads one of four textures. */
const PICK_LINE = `vec4 lineAt(int lane, ivec2 place) {
  return lane < 2
    ? lane == 0 ? texelFetch(line0, place, 0) : texelFetch(line1, place, 0)
    : lane == 2 ? texelFetch(line2, place, 0) : texelFetch(line3, place, 0);
}`;

/**
 * All weights' gradients below each other, a row a line: for each direction its kernel, its recurrent kernel, and as many rows of
 * bias as there are, of which a second one is of the recurrent sums.
 */
export const READ_WEIGHT_GRADIENTS = `${BEGIN_SEQUENCE}
${FIND_INDEX}
${DECLARE_LINES}
${PICK_LINE}
// Gates, rows of bias, rows of lines that are of inputs, values in all.
uniform ivec4 weights;
// The slot of each gate.
uniform ivec4 inputSlots;
uniform ivec4 stateSlots;
void main() {
  int index = findIndex();
  result = vec4(0.0);
  if (index >= weights.w) return;
  ivec2 cell = placeOf(index, weights.x * sizes.x);
  ivec2 column = placeOf(cell.x, sizes.x);
  int bias = sizes.w - 1;
  ivec2 line = placeOf(cell.y, bias + sizes.x + weights.y);
  int biasRow = line.x - bias - sizes.x;
  bool isState = biasRow < 0 && line.x >= bias;
  int number = biasRow >= 0 ? bias : isState ? line.x - bias : line.x;
  ivec2 place = ivec2(line.y * sizes.x + column.x, (isState ? weights.z : 0) + (number >> 2));
  result.r = lineAt(number & 3, place)[isState || biasRow == 1 ? stateSlots[column.y] : inputSlots[column.y]];
}`;

/** The gradient of xs [batch, steps, features]. */
export const READ_INPUT_GRADIENT = `${BEGIN_SEQUENCE}
${DECLARE_LINES}
${PICK_LINE}
uniform ivec4 resultGrid;
float valueAt(int matrix, int row, int column) {
  ivec2 tile = placeOf(row, resultGrid.z) * resultGrid.xy;
  return lineAt(column & 3, tile + ivec2(column >> 2, matrix >> 2))[matrix & 3];
}
${WRITE_PACKED}`;
