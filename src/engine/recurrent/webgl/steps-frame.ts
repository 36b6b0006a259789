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

/** The number of the value that an invocation writes, in an unpacked texture of `outWidth` texels a line. */
export const FIND_INDEX = `uniform int outWidth;
int findIndex() { ivec2 pixel = ivec2(gl_FragCoord.xy); return pixel.y * outWidth + pixel.x; }
out vec4 result;`;
