import * as tf from '@tensorflow/tfjs';

/** The class that tfjs registered under a name, so a learner's class derived from it is none. */
export function findClass(name: string): { readonly prototype: object } {
  const registered = tf.serialization.SerializationMap.getMap().classNameMap[name]?.[0];
  if (registered === undefined) throw new Error(`tfjs has no class ${name}.`);
  return registered;
}

/** A property of what tfjs's types keep to themselves; undefined for whatever has none. */
export function read(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

export function isTensor(value: unknown): value is tf.Tensor {
  return value instanceof tf.Tensor;
}

/** The members of a list; none for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
