import type { CellKind } from '#engine/recurrent/sequence.ts';
import { type BackwardPart, CELLS, type CellProgram, type ForwardPart } from './cells.ts';

/** What differs between programs for a step, besides the cell. */
export interface StepOptions {
  readonly hasMask: boolean;
  readonly hasDropout: boolean;
}

/** A field that a program reads, by the name that its shader has for it. */
export interface FieldRead {
  readonly name: string;
  readonly field: string;
  /** Of this step, the one before, or the one after. */
  readonly of: 'own' | 'Before' | 'After';
  /** Whether the unit's own value is wanted; else only a product's loop reads it. */
  readonly isHere: boolean;
}

/** All fields that a walk forward writes, in the order in which they are kept for the gradient. */
export function forwardFields(kind: CellKind, options: StepOptions): string[] {
  return CELLS[kind].forward.flatMap((part) => forwardWrites(kind, options, part));
}

/** All fields that a walk backward writes. */
export function backwardFields(kind: CellKind, options: StepOptions): string[] {
  return CELLS[kind].backward.flatMap((part) => backwardWrites(kind, options, part));
}

/** The most textures that any program of a step writes at once. */
export function countTargets(kind: CellKind, options: StepOptions): number {
  const { forward, backward } = CELLS[kind];
  const counts = [
    ...forward.map((part) => forwardWrites(kind, options, part).length),
    ...backward.map((part) => backwardWrites(kind, options, part).length),
  ];
  return Math.max(...counts);
}

export function forwardWrites(kind: CellKind, { hasDropout }: StepOptions, part: ForwardPart): string[] {
  const { forward, hasCarry } = CELLS[kind];
  if (part !== forward.at(-1)) return [...part.writes];
  return [...part.writes, 'hidden', ...(hasCarry ? ['carry'] : []), ...(hasDropout ? ['dropped'] : [])];
}

export function forwardReads(kind: CellKind, options: StepOptions, part: ForwardPart): FieldRead[] {
  const isLast = part === CELLS[kind].forward.at(-1);
  const before = new Set([...part.readsBefore, ...(isLast && options.hasMask ? (['hidden'] as const) : [])]);
  const multiplied = read(part.multiplies, part.multiplies === 'dropped' ? 'Before' : 'own', options, false);
  return unite([
    ...part.reads.map((name) => read(name, 'own', options)),
    ...[...before].map((name) => read(name, 'Before', options)),
    multiplied,
  ]);
}

export function backwardWrites(kind: CellKind, options: StepOptions, part: BackwardPart): string[] {
  const cell = CELLS[kind];
  if (part !== cell.backward.at(-1)) return [...part.writes];
  return [...part.writes, ...listLed(cell, options)];
}

export function backwardReads(kind: CellKind, options: StepOptions, part: BackwardPart): FieldRead[] {
  const cell = CELLS[kind];
  const isFirst = part === cell.backward[0];
  return unite([
    ...part.reads.map((name) => read(name, 'own', options)),
    ...part.readsBefore.map((name) => read(name, 'Before', options)),
    ...(isFirst ? listLed(cell, options).map((name) => read(name, 'After', options)) : []),
    ...part.terms.map(([slot]) => read(`delta${slot}`, isFirst ? 'After' : 'own', options, false)),
  ]);
}

/** Whether a state passes something back otherwise than by the product. */
export function keepsLed({ passesBack }: CellProgram, { hasMask }: StepOptions): boolean {
  return passesBack || hasMask;
}

/** The field that holds states after dropout. */
export function droppedField({ hasDropout }: StepOptions): string {
  return hasDropout ? 'dropped' : 'hidden';
}

function listLed(cell: CellProgram, options: StepOptions): string[] {
  return [...(keepsLed(cell, options) ? ['led'] : []), ...(cell.hasCarry ? ['ledCarry'] : [])];
}

function read(field: string, of: FieldRead['of'], options: StepOptions, isHere = true): FieldRead {
  const kept = field === 'dropped' ? droppedField(options) : field;
  return { name: of === 'own' ? field : `${field}${of}`, field: kept, of, isHere };
}

/** One reading a name; the unit's own value if any of them wants it. */
function unite(reads: readonly FieldRead[]): FieldRead[] {
  const byName = new Map<string, FieldRead>();
  for (const one of reads)
    byName.set(one.name, { ...one, isHere: one.isHere || byName.get(one.name)?.isHere === true });
  return [...byName.values()];
}
