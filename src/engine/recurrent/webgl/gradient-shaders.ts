import type { CellKind } from '#engine/recurrent/sequence.ts';
import { CELLS } from './cells.ts';
import { BEGIN_STEPS, type Turn, declareTurns } from './steps-frame.ts';

const LANES = [0, 1, 2, 3] as const;
const TURNS = ['Even', 'Odd'] as const;

const DECLARE_FOUR_LINES = LANES.map((lane) => `layout(location = ${lane}) out vec4 line${lane};`).join('\n');
const CLEAR_FOUR_LINES = LANES.map((lane) => `line${lane} = vec4(0.0);`).join(' ');

/**
 * Gradients of all weights, each a sum over steps and samples. A texel is a unit and holds a number a slot (see CellProgram); four
 * lines of weights lie in four textures, so that eight readings serve 64 products. Rows: features and bias, then units.
 */
export function writeWeightGradients(kind: CellKind): string {
  const { slots } = CELLS[kind];
  const numbers = LANES.slice(0, slots);
  // GRU's candidate got the states after the reset, which are kept with its own step.
  const resetSlot = kind === 'gru' ? 2 : null;
  const deltas = (turn: Turn): string =>
    numbers
      .map((slot) => `vec4 d${slot} = texelFetch(delta${slot}${turn}, place + ivec2(0, row), 0);`)
      .join(' ');
  const dots = (value: (slot: number) => string): string =>
    `vec4(${LANES.map((slot) => (slot < slots ? `dot(d${slot}, ${value(slot)})` : '0.0')).join(', ')})`;
  const sumInputs = (turn: Turn): string => `
    for (int step = ${TURNS.indexOf(turn)}; step < sizes.z; step += 2) {
      ivec2 place = tileAt(step >> 1) + own;
      ivec2 from = inputTileAt(stepOrTime(direction, step)) + ivec2(4 * group, 0);
      for (int row = 0; row < quads; row++) {
        ${deltas(turn)}
        ${LANES.map((lane) => `vec4 v${lane} = texelFetch(xs, from + ivec2(${lane}, row), 0);`).join(' ')}
        ${LANES.map((lane) => `line${lane} += ${dots(() => `v${lane}`)};`).join('\n        ')}
      }
    }`;
  const sumStates = (turn: Turn, before: Turn): string => `
    for (int step = ${turn === 'Even' ? 2 : 1}; step < sizes.z; step += 2) {
      ivec2 place = tileAt(step >> 1) + own;
      ivec2 from = tileAt((step - 1) >> 1) + other;
      ivec2 fromOwn = tileAt(step >> 1) + other;
      for (int row = 0; row < quads; row++) {
        ${deltas(turn)}
        ${LANES.map((lane) => `vec4 v${lane} = texelFetch(dropped${before}, from + ivec2(${lane}, row), 0);`).join(' ')}
        ${resetSlot === null ? '' : LANES.map((lane) => `vec4 r${lane} = texelFetch(reset${turn}, fromOwn + ivec2(${lane}, row), 0);`).join(' ')}
        ${LANES.map((lane) => `line${lane} += ${dots((slot) => `${slot === resetSlot ? 'r' : 'v'}${lane}`)};`).join('\n        ')}
      }
    }`;
  return `${BEGIN_STEPS}
${numbers.map((slot) => declareTurns(`delta${slot}`)).join('\n')}
${declareTurns('dropped')}
${resetSlot === null ? '' : declareTurns('reset')}
uniform sampler2D xs;
uniform int inputRows;
${DECLARE_FOUR_LINES}
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  int quads = (sizes.y + 3) >> 2;
  int direction = pixel.x < sizes.x ? 0 : 1;
  ivec2 own = ivec2(pixel.x - direction * sizes.x, direction * quads);
  ${CLEAR_FOUR_LINES}
  if (pixel.y < inputRows) {
    int group = pixel.y;
    ${TURNS.map(sumInputs).join('')}
  } else {
    ivec2 other = ivec2(4 * (pixel.y - inputRows), direction * quads);
    ${sumStates('Even', 'Odd')}
    ${sumStates('Odd', 'Even')}
  }
}`;
}

/** The gradient of xs: a tile a time, a texel four samples, and four features in four textures. */
export function writeInputGradients(kind: CellKind): string {
  const { inputSlots } = CELLS[kind];
  const sum = (turn: Turn): string => `
      for (int unit = 0; unit < sizes.x; unit++) {
        ${inputSlots.map((slot) => `vec4 d${slot} = texelFetch(delta${slot}${turn}, place + ivec2(unit, 0), 0);`).join(' ')}
        ${LANES.map((lane) => `vec4 w${lane} = texelFetch(weights, from + ivec2(unit, ${lane}), 0);`).join(' ')}
        ${LANES.map((lane) => `line${lane} += ${inputSlots.map((slot, block) => `d${slot} * w${lane}.${'xyzw'[block]}`).join(' + ')};`).join('\n        ')}
      }`;
  return `${BEGIN_STEPS}
${inputSlots.map((slot) => declareTurns(`delta${slot}`)).join('\n')}
uniform sampler2D weights;
uniform int directions;
// Width and height of a tile of the result, and tiles in a row.
uniform ivec4 resultGrid;
${DECLARE_FOUR_LINES}
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  ivec2 across = placeOf(pixel.x, resultGrid.x);
  ivec2 down = placeOf(pixel.y, resultGrid.y);
  ivec2 at = ivec2(across.x, down.x);
  int time = down.y * resultGrid.z + across.y;
  ${CLEAR_FOUR_LINES}
  if (time >= sizes.z) return;
  int quads = (sizes.y + 3) >> 2;
  for (int direction = 0; direction < directions; direction++) {
    int step = stepOrTime(direction, time);
    ivec2 place = tileAt(step >> 1) + ivec2(0, direction * quads + at.y);
    ivec2 from = ivec2(direction * sizes.x, 4 * at.x);
    if ((step & 1) == 0) {${sum('Even')}
    } else {${sum('Odd')}
    }
  }
}`;
}
