import * as tf from '@tensorflow/tfjs';

/** A slot as tfjs keeps it. */
export interface Slot {
  readonly originalName: string;
  readonly variable: tf.Variable;
}

/** A number that an optimizer keeps in a property. */
export function readNumber(optimizer: tf.Optimizer, name: string): number {
  return Number(Reflect.get(optimizer, name));
}

/** A number that an optimizer keeps in a scalar tensor; on WebGL tfjs holds those in plain memory, so nothing waits. */
export function readScalar(optimizer: tf.Optimizer, name: string): number {
  const value: unknown = Reflect.get(optimizer, name);
  return value instanceof tf.Tensor ? Number(value.dataSync()[0]) : NaN;
}

/** Gives a scalar variable of an optimizer a new number, rounded to float32 as stock would. */
export function writeScalar(optimizer: tf.Optimizer, name: string, value: number): void {
  const variable: unknown = Reflect.get(optimizer, name);
  if (variable instanceof tf.Variable) tf.tidy(() => variable.assign(tf.scalar(value)));
}

/** The list itself, to be added to; null when the optimizer has none. */
export function readSlots(optimizer: tf.Optimizer, name: string): (Slot | undefined)[] | null {
  const list: unknown = Reflect.get(optimizer, name);
  return Array.isArray(list) ? (list as (Slot | undefined)[]) : null;
}

/** Gradients by the variable's name, in the order that slots follow; null where a variable has none this time. */
export type NamedGradients = readonly { readonly name: string; readonly gradient: tf.Tensor | null }[];

/** Reads what `applyGradients` takes: a list, or an object by name. */
export function readGradients(given: unknown): NamedGradients {
  if (Array.isArray(given))
    return given.map((one: { name: string; tensor?: tf.Tensor }) => ({
      name: one.name,
      gradient: one.tensor ?? null,
    }));
  return Object.entries(given ?? {}).map(([name, tensor]: [string, unknown]) => ({
    name,
    gradient: tensor instanceof tf.Tensor ? tensor : null,
  }));
}
