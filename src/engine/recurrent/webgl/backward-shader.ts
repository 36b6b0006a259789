import type { Cell } from '#engine/recurrent/sequence.ts';
import { type BackwardPart, CELLS, type CellProgram } from './cells.ts';
import { type StepOptions, backwardReads, backwardWrites, keepsLed } from './fields.ts';
import { beginStep, declareFields, declareFour, readFields } from './step-frame.ts';

/**
 * One part of a step backward: the product of the gates' gradients and the recurrent kernel, turned, then the cell's formula. The
 * first part takes these gradients from the step after, and what comes from above; a later one those of this step.
 */
export function writeBackwardShader(cell: Cell, options: StepOptions, part: BackwardPart): string {
  const { backward } = CELLS[cell.kind];
  const isFirst = part === backward[0];
  const writes = backwardWrites(cell.kind, options, part);
  const reads = backwardReads(cell.kind, options, part);
  const source = isFirst ? 'After' : '';
  const slots = [...new Set(part.terms.map(([slot]) => slot))];
  const terms = part.terms.map(([slot, block]) => `d${slot} * w.${'xyzw'[block]}`).join(' + ');
  return `${beginStep(cell, options)}
${isFirst ? DECLARE_ABOVE : ''}
${declareFields(reads, writes)}
void main() {
  findPlace();
  ${readFields(reads.filter(({ isHere }) => isHere))}
  vec4 product = vec4(0.0);
  ivec2 row = ${isFirst ? 'originAfter' : 'origin'} + ivec2(0, at.y);
  int reach = ${isFirst ? 'hasAfter == 1 ? sizes.x : 0' : 'sizes.x'};
  for (int unit = 0; unit < reach; unit++) {
    ${slots.map((slot) => `vec4 d${slot} = texelFetch(delta${slot}${source}Texture, row + ivec2(unit, 0), 0);`).join('\n    ')}
    vec4 w = texelFetch(weights, ivec2(direction * sizes.x + unit, sizes.w + at.x), 0);
    product += ${terms};
  }
  vec4 mask = maskHere();
  ${isFirst ? beginState(writes, options, CELLS[cell.kind]) : ''}
  vec4 dhBefore = vec4(0.0);
  vec4 dcBefore = vec4(0.0);
  ${part.formula}
  ${part === backward.at(-1) ? finishState(writes, options) : ''}
}`;
}

/** The gradients of the new states: `whole` of h, with what a mask passes on, and `dh`, `dc` without. */
function beginState(writes: readonly string[], options: StepOptions, cell: CellProgram): string {
  return `${writes.includes('whole') ? '' : 'vec4 '}whole = ${keepsLed(cell, options) ? 'ledAfter + ' : ''}keepHere() * product + dyHere();
  vec4 wholeCarry = ${cell.hasCarry ? 'ledCarryAfter + dyCarryHere()' : 'vec4(0.0)'};
  vec4 dh = whole * mask;
  vec4 dc = wholeCarry * mask;`;
}

/** What goes to the step before otherwise than by the product. */
function finishState(writes: readonly string[], { hasMask }: StepOptions): string {
  const led = `led = keepHere() * dhBefore${hasMask ? ' + whole * (1.0 - mask)' : ''};`;
  const ledCarry = `ledCarry = dcBefore${hasMask ? ' + wholeCarry * (1.0 - mask)' : ''};`;
  return `${writes.includes('led') ? led : ''} ${writes.includes('ledCarry') ? ledCarry : ''}`;
}

/** What comes from above: \`dy\` [batch, width], and where this step's output and last states stand in it. */
const DECLARE_ABOVE = `${declareFour('dy')}
// Width of a row, values a step, and the first value of this step's output (-1: none) for either direction.
uniform ivec4 above;
uniform int aboveCarry;
vec4 dyHere() {
  int first = direction == 0 ? above.z : above.w;
  return first < 0 ? vec4(0.0) : dyFour(quad * 4 * above.x + first + column, above.x);
}
vec4 dyCarryHere() {
  return aboveCarry < 0 ? vec4(0.0) : dyFour(quad * 4 * above.x + aboveCarry + column, above.x);
}`;
