import { BEGIN_SEQUENCE } from './step-frame.ts';

export type Turn = 'Even' | 'Odd';

/** Begins a shader about all steps: where tiles lie, and which time a direction has at a step. */
export const BEGIN_STEPS = `${BEGIN_SEQUENCE}
// Of steps and of inputs: width and height of a tile, tiles in a row.
uniform ivec4 grid;
uniform ivec4 inputGrid;
// 1 for a direction that walks from the last time to the first.
uniform ivec2 turned;
int stepOrTime(int direction, int index) {
  return (direction == 0 ? turned.x : turned.y) == 1 ? sizes.z - 1 - index : index;
}
ivec2 tileAt(int slot) { return placeOf(slot, grid.z) * grid.xy; }
ivec2 inputTileAt(int time) { return placeOf(time, inputGrid.z) * inputGrid.xy; }`;

/** Declares a field's textures of even and of odd steps. */
export function declareTurns(name: string): string {
  return `uniform sampler2D ${name}Even;
uniform sampler2D ${name}Odd;`;
}

/**
 * Writes a tensor [matrices, rows, columns] in tfjs's packed layout, which the products around a recurrent layer read, by
 * `float valueAt(int matrix, int row, int column)`; the padding beyond the last row and column is zero.
 */
export const WRITE_PACKED = `// Rows, columns, matrices; the texture's width.
uniform ivec4 packed;
out vec4 result;
float checkedAt(int matrix, int row, int column) {
  return row < packed.x && column < packed.y ? valueAt(matrix, row, column) : 0.0;
}
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  ivec2 blocks = (packed.yx + 1) >> 1;
  ivec2 inLine = placeOf(pixel.y * packed.w + pixel.x, blocks.x);
  ivec2 inMatrix = placeOf(inLine.y, blocks.y);
  int matrix = inMatrix.y;
  int row = 2 * inMatrix.x;
  int column = 2 * inLine.x;
  result = vec4(0.0);
  if (matrix >= packed.z) return;
  result = vec4(
    checkedAt(matrix, row, column),
    checkedAt(matrix, row, column + 1),
    checkedAt(matrix, row + 1, column),
    checkedAt(matrix, row + 1, column + 1)
  );
}`;

/** The number of the value that an invocation writes, in an unpacked texture of `outWidth` texels a line. */
export const FIND_INDEX = `uniform int outWidth;
int findIndex() { ivec2 pixel = ivec2(gl_FragCoord.xy); return pixel.y * outWidth + pixel.x; }
out vec4 result;`;
