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
  const [steps, columns] = needed;
  if (steps !== undefined && columns !== undefined) return explainStepsByColumns(shape, steps, columns);
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

/** For answers of [steps, columns]. A loss stretches other shapes to fit without a word, so training shows nothing. */
function explainStepsByColumns(shape: Shape, steps: number, columns: number): string {
  const end = `end with a layer that gives ${String(columns)} numbers a step, such as tf.layers.dense({ units: ${String(columns)} }) after a recurrent layer with returnSequences: true, or with tf.layers.reshape({ targetShape: [${String(steps)}, ${String(columns)}] })`;
  if (acceptsShape(shape, [steps, steps]))
    return `Every step got one number for each of the ${String(steps)} steps instead of one for each of the ${String(columns)} columns, which happens when a missing feature axis is stretched to fit (broadcasting) and no error is raised: ${end}.`;
  if (acceptsShape(shape, [steps]) || acceptsShape(shape, [steps, 1]))
    return `The feature axis is missing: one number a step would be stretched (broadcast) against all ${String(columns)} columns without any error, and the model would learn their average: ${end}.`;
  if (acceptsShape(shape, [columns]) || acceptsShape(shape, [1, columns]))
    return `The axis of steps is missing: one row of ${String(columns)} columns would be stretched (broadcast) over all ${String(steps)} steps without any error: set returnSequences: true in the last recurrent layer, and ${end}.`;
  if (acceptsShape(shape, [columns, steps]))
    return `The axes are swapped: add tf.layers.permute({ dims: [2, 1] }) as the last layer.`;
  if (acceptsShape(shape, [steps * columns]))
    return `The numbers are all there, in one row: add tf.layers.reshape({ targetShape: [${String(steps)}, ${String(columns)}] }) as the last layer.`;
  return `For each of ${String(steps)} steps one number for each of ${String(columns)} columns is asked for: ${end}.`;
}

function sizeOf(shape: Shape): number {
  return shape.reduce<number>((product, size) => product * (size ?? NaN), 1);
}
