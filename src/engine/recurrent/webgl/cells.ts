import type { CellKind } from '#engine/recurrent/sequence.ts';

/**
 * A cell's formulas, as the loops of ../memory have them with their sources, in GLSL. Every value is a vec4 of four samples of one
 * unit; a field is a value that is kept for every step. `hidden` is the state h, `carry` LSTM's c, `dropped` the state after
 * dropout (h itself where there is none), and `…Before` those of the step before.
 */
export interface CellProgram {
  /** How many gradients of gates there are, `delta0`…; sums before the activation are numbered alike, `sum0`…. */
  readonly slots: number;
  /** For each block of columns of the kernels the slot that inputs, and states, are added to. */
  readonly inputSlots: readonly number[];
  readonly stateSlots: readonly number[];
  /** Whether the gradient needs `led`, what a state passes back otherwise than by the product, even where no mask is. */
  readonly passesBack: boolean;
  readonly hasCarry: boolean;
  readonly forward: readonly ForwardPart[];
  readonly backward: readonly BackwardPart[];
}

/** One program of a step forward. The last one gives `hidden` (and `carry`). */
export interface ForwardPart {
  /** Blocks of columns whose sums this part needs. */
  readonly blocks: readonly number[];
  /** What the recurrent kernel multiplies: the state of the step before, or a field of an earlier part. */
  readonly multiplies: 'dropped' | 'reset';
  /** Fields of this step, of earlier parts; and of the step before. */
  readonly reads: readonly string[];
  readonly readsBefore: readonly StateName[];
  readonly writes: readonly string[];
  readonly formula: string;
}

/**
 * One program of a step backward. The first one has `dh` and `dc`, the gradients of the new states (less what a mask passes on),
 * and `whole`, that of h with it; a later one has `product`, of what it multiplies and the recurrent kernel turned.
 */
export interface BackwardPart {
  /** Slots and blocks of the recurrent kernel that are multiplied and summed. */
  readonly terms: readonly Term[];
  readonly reads: readonly string[];
  readonly readsBefore: readonly StateName[];
  readonly writes: readonly string[];
  readonly formula: string;
}

export type StateName = 'hidden' | 'dropped' | 'carry';
export type Term = readonly [slot: number, block: number];

const lstm: CellProgram = {
  slots: 4,
  inputSlots: [0, 1, 2, 3],
  stateSlots: [0, 1, 2, 3],
  passesBack: false,
  hasCarry: true,
  forward: [
    {
      blocks: [0, 1, 2, 3],
      multiplies: 'dropped',
      reads: [],
      readsBefore: ['carry'],
      writes: ['gate0', 'gate1', 'gate2', 'gate3'],
      formula: `
  gate0 = activateGate(sum0);
  gate1 = activateGate(sum1);
  gate2 = activate(sum2);
  gate3 = activateGate(sum3);
  carry = gate1 * carryBefore + gate0 * gate2;
  hidden = gate3 * activate(carry);`,
    },
  ],
  backward: [
    {
      terms: [[0, 0], [1, 1], [2, 2], [3, 3]], // prettier-ignore
      reads: ['gate0', 'gate1', 'gate2', 'gate3'],
      readsBefore: ['carry'],
      writes: ['delta0', 'delta1', 'delta2', 'delta3'],
      formula: `
  vec4 squashed = activate(gate1 * carryBefore + gate0 * gate2);
  dc += dh * gate3 * slope(squashed);
  delta0 = dc * gate2 * slopeOfGate(gate0);
  delta1 = dc * carryBefore * slopeOfGate(gate1);
  delta2 = dc * gate0 * slope(gate2);
  delta3 = dh * squashed * slopeOfGate(gate3);
  dcBefore = dc * gate1;`,
    },
  ],
};

/** tfjs's: the candidate needs the product of all states after the reset, so a step takes two programs. */
const gru: CellProgram = {
  slots: 3,
  inputSlots: [0, 1, 2],
  stateSlots: [0, 1, 2],
  passesBack: true,
  hasCarry: false,
  forward: [
    {
      blocks: [0, 1],
      multiplies: 'dropped',
      reads: [],
      readsBefore: ['dropped'],
      writes: ['gate0', 'gate1', 'reset'],
      formula: `
  gate0 = activateGate(sum0);
  gate1 = activateGate(sum1);
  reset = gate1 * droppedBefore;`,
    },
    {
      blocks: [2],
      multiplies: 'reset',
      reads: ['gate0'],
      readsBefore: ['dropped'],
      writes: ['gate2'],
      formula: `
  gate2 = activate(sum2);
  hidden = gate0 * droppedBefore + (1.0 - gate0) * gate2;`,
    },
  ],
  backward: [
    {
      terms: [[0, 0], [1, 1]], // prettier-ignore
      reads: ['gate0', 'gate2'],
      readsBefore: ['dropped'],
      writes: ['delta0', 'delta2', 'whole'],
      formula: `
  delta0 = dh * (droppedBefore - gate2) * slopeOfGate(gate0);
  delta2 = dh * (1.0 - gate0) * slope(gate2);`,
    },
    {
      terms: [[2, 2]],
      reads: ['gate0', 'gate1', 'whole'],
      readsBefore: ['dropped'],
      writes: ['delta1'],
      formula: `
  delta1 = product * droppedBefore * slopeOfGate(gate1);
  dhBefore = whole * mask * gate0 + product * gate1;`,
    },
  ],
};

/** Keras's: slot 2 is the candidate's sum from inputs, slot 3 its recurrent product, which the reset gate scales. */
const gruResetAfter: CellProgram = {
  slots: 4,
  inputSlots: [0, 1, 2],
  stateSlots: [0, 1, 3],
  passesBack: true,
  hasCarry: false,
  forward: [
    {
      blocks: [0, 1, 2],
      multiplies: 'dropped',
      reads: [],
      readsBefore: ['dropped'],
      writes: ['gate0', 'gate1', 'gate2', 'gate3'],
      formula: `
  gate0 = activateGate(sum0);
  gate1 = activateGate(sum1);
  gate3 = sum3;
  gate2 = activate(sum2 + gate1 * sum3);
  hidden = gate0 * droppedBefore + (1.0 - gate0) * gate2;`,
    },
  ],
  backward: [
    {
      terms: [[0, 0], [1, 1], [3, 2]], // prettier-ignore
      reads: ['gate0', 'gate1', 'gate2', 'gate3'],
      readsBefore: ['dropped'],
      writes: ['delta0', 'delta1', 'delta2', 'delta3'],
      formula: `
  delta2 = dh * (1.0 - gate0) * slope(gate2);
  delta0 = dh * (droppedBefore - gate2) * slopeOfGate(gate0);
  delta1 = delta2 * gate3 * slopeOfGate(gate1);
  delta3 = delta2 * gate1;
  dhBefore = dh * gate0;`,
    },
  ],
};

const simple: CellProgram = {
  slots: 1,
  inputSlots: [0],
  stateSlots: [0],
  passesBack: false,
  hasCarry: false,
  forward: [
    {
      blocks: [0],
      multiplies: 'dropped',
      reads: [],
      readsBefore: [],
      writes: ['gate0'],
      formula: `
  gate0 = activate(sum0);
  hidden = gate0;`,
    },
  ],
  backward: [
    {
      terms: [[0, 0]],
      reads: ['gate0'],
      readsBefore: [],
      writes: ['delta0'],
      formula: `
  delta0 = dh * slope(gate0);`,
    },
  ],
};

export const CELLS: Readonly<Record<CellKind, CellProgram>> = { lstm, gru, gruResetAfter, simple };
