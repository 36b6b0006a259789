import { findActivation } from '#engine/recurrent/activations.ts';
import type { StepForward } from './pass.ts';
import { multiplyDelta, multiplyState } from './product.ts';
import type { StepBackward } from './walk-backward.ts';

/**
 * Keras's GRU with `reset_after=True` (keras/src/layers/rnn/gru.py, GRUCell.call; the form of cuDNN): with q = h·R + b₂,
 * [z, r] = σ([x·K + b₁]₁₂ + q₁₂); g = φ([x·K + b₁]₃ + r·q₃); h' = z·h + (1 - z)·g. q₃ is kept in `aside`.
 */
export const stepGruResetAfter: StepForward = (walk, time, _isFirst, _old, next) => {
  const { memory, sequence } = walk;
  const { batch, steps, cell } = sequence;
  const { units } = cell;
  const gate = findActivation(cell.gateActivation);
  const main = findActivation(cell.activation);
  const product = multiplyState(walk, 0);
  const bias = walk.recurrentBias === null ? null : memory.view(walk.recurrentBias);
  const added = memory.view(product);
  const gates = memory.view(walk.gates);
  const aside = memory.view(walk.aside);
  const state = memory.view(walk.state);
  for (let row = 0; row < batch; row++) {
    const at = (row * steps + time) * 3 * units;
    const from = row * 3 * units;
    if (bias !== null)
      for (let i = 0; i < 3 * units; i++) added[from + i] = (added[from + i] ?? NaN) + (bias[i] ?? NaN);
    for (let i = 0; i < 2 * units; i++) gates[at + i] = (gates[at + i] ?? NaN) + (added[from + i] ?? NaN);
    gate.apply(gates, at, at + 2 * units);
    const candidates = at + 2 * units;
    aside.set(added.subarray(from + 2 * units, from + 3 * units), (row * steps + time) * units);
    for (let u = 0; u < units; u++)
      gates[candidates + u] =
        (gates[candidates + u] ?? NaN) +
        (gates[at + units + u] ?? NaN) * (added[from + 2 * units + u] ?? NaN);
    main.apply(gates, candidates, candidates + units);
    for (let u = 0, i = row * units; u < units; u++, i++) {
      const z = gates[at + u] ?? NaN;
      next.hidden[i] = z * (state[i] ?? NaN) + (1 - z) * (gates[candidates + u] ?? NaN);
    }
  }
  product.dispose();
};

/**
 * dg = dh'·(1 - z)·φ'(g); dr = dg·q₃·σ'(r); dz = dh'·(h - g)·σ'(z); dq = [dz, dr, dg·r]; dh = dh'·z + dq·Rᵀ.
 */
export const stepGruResetAfterBack: StepBackward = (walk, time, after, before) => {
  const { memory, sequence } = walk;
  const { batch, steps, cell } = sequence;
  const { units } = cell;
  const gate = findActivation(cell.gateActivation);
  const main = findActivation(cell.activation);
  const delta = memory.create([batch, 3 * units]);
  const rows = memory.view(delta);
  const gates = memory.view(walk.gates);
  const aside = memory.view(walk.aside);
  const states = memory.view(walk.before);
  const inputs = memory.view(walk.deltas);
  const recurrents = memory.view(walk.recurrentDeltas);
  for (let row = 0; row < batch; row++) {
    const kept = row * steps + time;
    const g = kept * 3 * units;
    for (let u = 0, i = row * units, to = row * 3 * units; u < units; u++, i++, to++) {
      const z = gates[g + u] ?? NaN;
      const r = gates[g + units + u] ?? NaN;
      const candidate = gates[g + 2 * units + u] ?? NaN;
      const dh = after.hidden[i] ?? NaN;
      const dg = dh * (1 - z) * main.slope(candidate);
      rows[to] = dh * ((states[kept * units + u] ?? NaN) - candidate) * gate.slope(z);
      rows[to + units] = dg * (aside[kept * units + u] ?? NaN) * gate.slope(r);
      rows[to + 2 * units] = dg * r;
      inputs[g + 2 * units + u] = dg;
      before.hidden[i] = dh * z;
    }
    recurrents.set(rows.subarray(row * 3 * units, (row + 1) * 3 * units), g);
    inputs.set(rows.subarray(row * 3 * units, row * 3 * units + 2 * units), g);
  }
  return multiplyDelta(walk, delta, 0);
};
