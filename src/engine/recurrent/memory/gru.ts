import { findActivation } from '#engine/recurrent/activations.ts';
import type { StepForward } from './pass.ts';
import { addProduct, multiplyDelta, multiplyState } from './product.ts';
import type { StepBackward } from './walk-backward.ts';

/**
 * Cho et al. 2014, as tfjs-layers has it (recurrent.ts, GRUCell): [z, r] = σ([x·K + b]₁₂ + h·R₁₂);
 * g = φ([x·K + b]₃ + (r·h)·R₃); h' = z·h + (1 - z)·g.
 */
export const stepGru: StepForward = (walk, time, isFirst, _old, next) => {
  const { memory, sequence } = walk;
  const { batch, steps, cell } = sequence;
  const { units } = cell;
  const gate = findActivation(cell.gateActivation);
  const main = findActivation(cell.activation);
  if (!isFirst) addProduct(walk, time);
  const reset = memory.create([batch, units]);
  let gates = memory.view(walk.gates);
  const resetRows = memory.view(reset);
  const state = memory.view(walk.state);
  for (let row = 0; row < batch; row++) {
    const at = (row * steps + time) * 3 * units;
    gate.apply(gates, at, at + 2 * units);
    for (let u = 0, i = row * units; u < units; u++, i++)
      resetRows[i] = (gates[at + units + u] ?? NaN) * (state[i] ?? NaN);
  }
  const product = multiplyState(walk, 1, reset);
  gates = memory.view(walk.gates);
  const added = memory.view(product);
  const hidden = memory.view(walk.state);
  for (let row = 0; row < batch; row++) {
    const at = (row * steps + time) * 3 * units;
    const candidates = at + 2 * units;
    for (let u = 0, i = row * units; u < units; u++, i++)
      gates[candidates + u] = (gates[candidates + u] ?? NaN) + (added[i] ?? NaN);
    main.apply(gates, candidates, candidates + units);
    for (let u = 0, i = row * units; u < units; u++, i++) {
      const z = gates[at + u] ?? NaN;
      next.hidden[i] = z * (hidden[i] ?? NaN) + (1 - z) * (gates[candidates + u] ?? NaN);
    }
  }
  product.dispose();
  reset.dispose();
};

/**
 * dg = dh'·(1 - z)·φ'(g); e = dg·R₃ᵀ; dr = e·h·σ'(r); dz = dh'·(h - g)·σ'(z); dh = dh'·z + e·r + [dz, dr]·R₁₂ᵀ.
 */
export const stepGruBack: StepBackward = (walk, time, after, before) => {
  const { memory, sequence } = walk;
  const { batch, steps, cell } = sequence;
  const { units } = cell;
  const gate = findActivation(cell.gateActivation);
  const main = findActivation(cell.activation);
  const inner = memory.create([batch, units]);
  const innerRows = memory.view(inner);
  let gates = memory.view(walk.gates);
  for (let row = 0; row < batch; row++) {
    const g = (row * steps + time) * 3 * units;
    for (let u = 0, i = row * units; u < units; u++, i++)
      innerRows[i] =
        (after.hidden[i] ?? NaN) * (1 - (gates[g + u] ?? NaN)) * main.slope(gates[g + 2 * units + u] ?? NaN);
  }
  const candidates = Float32Array.from(innerRows);
  const product = multiplyDelta(walk, inner, 1);
  const outer = memory.create([batch, 2 * units]);
  const through = memory.view(product);
  const outerRows = memory.view(outer);
  gates = memory.view(walk.gates);
  const all = memory.view(walk.deltas);
  const states = memory.view(walk.before);
  for (let row = 0; row < batch; row++) {
    const kept = row * steps + time;
    const g = kept * 3 * units;
    for (let u = 0, i = row * units, to = row * 2 * units; u < units; u++, i++, to++) {
      const z = gates[g + u] ?? NaN;
      const r = gates[g + units + u] ?? NaN;
      const h = states[kept * units + u] ?? NaN;
      const dh = after.hidden[i] ?? NaN;
      const e = through[i] ?? NaN;
      outerRows[to] = dh * (h - (gates[g + 2 * units + u] ?? NaN)) * gate.slope(z);
      outerRows[to + units] = e * h * gate.slope(r);
      before.hidden[i] = dh * z + e * r;
    }
    all.set(outerRows.subarray(row * 2 * units, (row + 1) * 2 * units), g);
    all.set(candidates.subarray(row * units, (row + 1) * units), g + 2 * units);
  }
  product.dispose();
  return multiplyDelta(walk, outer, 0);
};
