import type { Cell } from '#engine/recurrent/sequence.ts';
import { CELLS, type ForwardPart } from './cells.ts';
import { type StepOptions, forwardReads, forwardWrites } from './fields.ts';
import { beginStep, declareFields, readFields } from './step-frame.ts';

/**
 * One part of a step forward: the sums of inputs (the last of which is one, for the bias) and of the states before, both times
 * their kernels, two readings for sixteen products; then the cell's formula.
 */
export function writeForwardShader(cell: Cell, options: StepOptions, part: ForwardPart): string {
  const { inputSlots, stateSlots, slots } = CELLS[cell.kind];
  const writes = forwardWrites(cell.kind, options, part);
  const reads = forwardReads(cell.kind, options, part);
  const add = (to: readonly number[]): string =>
    part.blocks.map((block) => `sum${to[block]} += v * w.${'xyzw'[block]};`).join(' ');
  const multiplied = part.multiplies === 'dropped' ? 'droppedBefore' : part.multiplies;
  return `${beginStep(cell, options)}
uniform sampler2D xs;
// Tiles of the inputs at the times of both directions.
uniform ivec4 inputOrigins;
${declareFields(reads, writes)}
void main() {
  findPlace();
  ${readFields(reads.filter(({ isHere }) => isHere))}
  ${Array.from({ length: slots }, (_, slot) => `vec4 sum${slot} = vec4(0.0);`).join(' ')}
  ivec2 xsPlace = (direction == 0 ? inputOrigins.xy : inputOrigins.zw) + ivec2(0, quad);
  for (int line = 0; line < sizes.w; line++) {
    vec4 v = texelFetch(xs, xsPlace + ivec2(line, 0), 0);
    vec4 w = texelFetch(weights, ivec2(column, line), 0);
    ${add(inputSlots)}
  }
  ${cell.kind === 'gruResetAfter' ? addSecondBias(add(stateSlots)) : ''}
  ivec2 state = ${part.multiplies === 'dropped' ? 'originBefore' : 'origin'} + ivec2(0, at.y);
  int reach = hasBefore == 1 ? sizes.x : 0;
  for (int line = 0; line < reach; line++) {
    vec4 v = texelFetch(${multiplied}Texture, state + ivec2(line, 0), 0);
    vec4 w = texelFetch(weights, ivec2(column, sizes.w + line), 0);
    ${add(stateSlots)}
  }
  ${part.formula}
  ${writes.includes('hidden') ? finishState(cell, options) : ''}
}`;
}

/** Samples beyond the last get none, so that all of theirs stays zero. */
function addSecondBias(add: string): string {
  return `{
    vec4 v = vec4(areSamples(quad * 4));
    vec4 w = texelFetch(weights, ivec2(column, sizes.w + sizes.x), 0);
    ${add}
  }`;
}

function finishState({ kind }: Cell, { hasMask, hasDropout }: StepOptions): string {
  const mix = (name: string): string => `${name} = ${name} * m + ${name}Before * (1.0 - m);`;
  const mixed = ['hidden', ...(CELLS[kind].hasCarry ? ['carry'] : [])].map(mix).join(' ');
  return `${hasMask ? `vec4 m = maskHere(); ${mixed}` : ''}
  ${hasDropout ? 'dropped = hidden * keepHere();' : ''}`;
}
