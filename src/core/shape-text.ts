type Shape = readonly (number | null)[];

/** `[28, 28, 1]`; an axis of any length is written `any`. */
export function formatShape(shape: Shape): string {
  return `[${shape.map((size) => (size === null ? 'any' : String(size))).join(', ')}]`;
}

/** True when every axis agrees; an axis of any length takes every length. Lengths of both shapes must be equal. */
export function acceptsShape(shape: Shape, needed: readonly number[]): boolean {
  return (
    shape.length === needed.length && shape.every((size, axis) => size === null || size === needed[axis])
  );
}

/** What most likely went wrong with an input shape, and how to mend it. */
export function explainInputShape(shape: Shape, needed: readonly number[]): string {
  const layer = `inputShape: ${formatShape(needed)}`;
  if (acceptsShape(shape.slice(1), needed))
    return `The first number looks like a batch size: write ${layer}, without the batch, in the first layer.`;
  if (shape.length < needed.length && sizeOf(shape) === sizeOf(needed))
    return `The model takes the rows already flattened: write ${layer} in the first layer and add tf.layers.flatten() as the next one.`;
  if (acceptsShape(shape, needed.slice(0, -1)) && needed.at(-1) === 1)
    return `The last axis of length 1 is missing: write ${layer} in the first layer.`;
  if (needed.length === 1 && shape.length === 1)
    return `Each row has ${String(needed[0])} numbers: write ${layer} in the first layer and train on all of them.`;
  return `Write ${layer} in the first layer.`;
}

/** What most likely went wrong with an output shape, and how to mend it. */
export function explainOutputShape(shape: Shape, needed: readonly number[]): string {
  const units = needed.at(-1) ?? 1;
  const last = shape.at(-1);
  if (shape.length === needed.length + 1 && last === 1 && acceptsShape(shape.slice(0, -1), needed))
    return `The extra axis of length 1 would be stretched against the answers, and every error would be wrong: end the model with tf.layers.flatten(), or with a last layer that gives ${formatShape(needed)}.`;
  if (shape.length === needed.length + 1 && last === units)
    return `The model answers once a step instead of once a row: leave returnSequences out of the last recurrent layer, or flatten before the last dense layer.`;
  if (shape.length > needed.length)
    return `Put tf.layers.flatten() or a pooling layer before the last layer, and end with tf.layers.dense({ units: ${String(units)} }).`;
  if (units === 1 && last === 2)
    return `Two outputs for a yes-or-no question: end with one unit, tf.layers.dense({ units: 1, activation: 'sigmoid' }), and train with binaryCrossentropy.`;
  if (last === 1 && units > 1)
    return `One number for each of ${String(units)} is needed: set units: ${String(units)} in the last layer.`;
  return `Set units: ${String(units)} in the last layer.`;
}

function sizeOf(shape: Shape): number {
  return shape.reduce<number>((product, size) => product * (size ?? NaN), 1);
}
