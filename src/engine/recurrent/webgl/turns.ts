import * as tf from '@tensorflow/tfjs';
import type { Plan } from './plan.ts';
import { type Quads, createQuads, openQuads } from './quads.ts';

/** Textures of the fields of some steps, by the fields' names. */
export type Fields = Readonly<Record<string, Quads>>;

/** Those of even and of odd steps. */
export type Turns = readonly [even: Fields, odd: Fields];

export function createTurns(backend: tf.MathBackendWebGL, { steps }: Plan, names: readonly string[]): Turns {
  const create = (): Fields =>
    Object.fromEntries(names.map((name): [string, Quads] => [name, createQuads(backend, steps)]));
  return [create(), create()];
}

/** All tensors of the fields, for `openTurns` in a gradient. */
export function listTensors([even, odd]: Turns): tf.Tensor[] {
  return [even, odd].flatMap((fields) => Object.values(fields).map(({ tensor }) => tensor));
}

/** What `listTensors` gave, by its names again. */
export function openTurns(
  backend: tf.MathBackendWebGL,
  names: readonly string[],
  tensors: readonly tf.Tensor[],
): Turns {
  const open = (first: number): Fields =>
    Object.fromEntries(
      names.map((name, at): [string, Quads] => {
        const tensor = tensors[first + at];
        if (tensor === undefined) throw new Error('A sequence lost what it kept for its gradient.');
        return [name, openQuads(backend, tensor)];
      }),
    );
  return [open(0), open(names.length)];
}

/** @throws when there is no such field, which would be a mistake of ours. */
export function fieldOf(fields: Fields, name: string): Quads {
  const field = fields[name];
  if (field === undefined) throw new Error(`A sequence has no field ${name}.`);
  return field;
}

export function disposeFields(turns: Turns, names: readonly string[]): void {
  tf.dispose(turns.flatMap((fields) => names.map((name) => fieldOf(fields, name).tensor)));
}
