import { findActivation } from '#engine/recurrent/activations.ts';
import type { StepForward } from './pass.ts';
import { addProduct, multiplyDelta } from './product.ts';
import type { StepBackward } from './walk-backward.ts';

/** h' = φ(x·K + b + h·R) (Elman 1990; tfjs-layers, recurrent.ts, SimpleRNNCell). */
export const stepSimple: StepForward = (walk, time, isFirst, _old, next) => {
  const { memory, sequence } = walk;
  const { batch, steps, cell } = sequence;
  const { units } = cell;
  const main = findActivation(cell.activation);
  if (!isFirst) addProduct(walk, time);
  const gates = memory.view(walk.gates);
  for (let row = 0; row < batch; row++) {
    const at = (row * steps + time) * units;
    main.apply(gates, at, at + units);
    next.hidden.set(gates.subarray(at, at + units), row * units);
  }
};

/** The gradient of the product is dh'·φ'(h'); dh = that·Rᵀ. */
export const stepSimpleBack: StepBackward = (walk, time, after, before) => {
  const { memory, sequence } = walk;
  const { batch, steps, cell } = sequence;
  const { units } = cell;
  const main = findActivation(cell.activation);
  const delta = memory.create([batch, units]);
  const rows = memory.view(delta);
  const gates = memory.view(walk.gates);
  const all = memory.view(walk.deltas);
  for (let row = 0; row < batch; row++) {
    const kept = (row * steps + time) * units;
    for (let u = 0, i = row * units; u < units; u++, i++)
      rows[i] = (after.hidden[i] ?? NaN) * main.slope(gates[kept + u] ?? NaN);
    all.set(rows.subarray(row * units, (row + 1) * units), kept);
  }
  before.hidden.fill(0);
  return multiplyDelta(walk, delta, 0);
};
