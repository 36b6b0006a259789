import { findActivation } from '#engine/recurrent/activations.ts';
import type { StepForward } from './pass.ts';
import { addProduct, multiplyDelta } from './product.ts';
import type { StepBackward } from './walk-backward.ts';

/**
 * Hochreiter and Schmidhuber 1997 with forget gates (Gers et al. 2000), as tfjs-layers has it (recurrent.ts, LSTMCell):
 * [i, f, g, o] = x·K + b + h·R; c' = σ(f)·c + σ(i)·φ(g); h' = σ(o)·φ(c').
 */
export const stepLstm: StepForward = (walk, time, isFirst, old, next) => {
  const { memory, sequence } = walk;
  const { batch, steps, cell } = sequence;
  const { units } = cell;
  const gate = findActivation(cell.gateActivation);
  const main = findActivation(cell.activation);
  if (!isFirst) addProduct(walk, time);
  const gates = memory.view(walk.gates);
  const aside = memory.view(walk.aside);
  for (let row = 0; row < batch; row++) {
    const at = (row * steps + time) * 4 * units;
    gate.apply(gates, at, at + 2 * units);
    main.apply(gates, at + 2 * units, at + 3 * units);
    gate.apply(gates, at + 3 * units, at + 4 * units);
    aside.set(old.carry.subarray(row * units, (row + 1) * units), (row * steps + time) * units);
    for (let u = 0, i = row * units, g = at; u < units; u++, i++, g++) {
      next.carry[i] =
        (gates[g + units] ?? NaN) * (old.carry[i] ?? NaN) + (gates[g] ?? NaN) * (gates[g + 2 * units] ?? NaN);
    }
  }
  next.hidden.set(next.carry);
  main.apply(next.hidden, 0, batch * units);
  for (let row = 0; row < batch; row++) {
    const output = (row * steps + time) * 4 * units + 3 * units;
    for (let u = 0, i = row * units; u < units; u++, i++)
      next.hidden[i] = (next.hidden[i] ?? NaN) * (gates[output + u] ?? NaN);
  }
};

/**
 * With a = φ(c'): dc' += dh'·o·φ'(a); di = dc'·g·σ'(i), df = dc'·c·σ'(f), dg = dc'·i·φ'(g), do = dh'·a·σ'(o); dc = dc'·f;
 * dh = [di, df, dg, do]·Rᵀ.
 */
export const stepLstmBack: StepBackward = (walk, time, after, before) => {
  const { memory, sequence } = walk;
  const { batch, steps, cell } = sequence;
  const { units } = cell;
  const gate = findActivation(cell.gateActivation);
  const main = findActivation(cell.activation);
  const delta = memory.create([batch, 4 * units]);
  const rows = memory.view(delta);
  const gates = memory.view(walk.gates);
  const aside = memory.view(walk.aside);
  const all = memory.view(walk.deltas);
  const { carry } = before;
  for (let row = 0; row < batch; row++) {
    const kept = row * steps + time;
    for (let u = 0, s = row * units, g = kept * 4 * units; u < units; u++, s++, g++) {
      carry[s] =
        (gates[g + units] ?? NaN) * (aside[kept * units + u] ?? NaN) +
        (gates[g] ?? NaN) * (gates[g + 2 * units] ?? NaN);
    }
  }
  main.apply(carry, 0, batch * units);
  for (let row = 0; row < batch; row++) {
    const kept = row * steps + time;
    const to = row * 4 * units;
    for (let u = 0, s = row * units, g = kept * 4 * units, d = to; u < units; u++, s++, g++, d++) {
      const i = gates[g] ?? NaN;
      const f = gates[g + units] ?? NaN;
      const candidate = gates[g + 2 * units] ?? NaN;
      const o = gates[g + 3 * units] ?? NaN;
      const active = carry[s] ?? NaN;
      const dh = after.hidden[s] ?? NaN;
      const dc = (after.carry[s] ?? NaN) + dh * o * main.slope(active);
      rows[d] = dc * candidate * gate.slope(i);
      rows[d + units] = dc * (aside[kept * units + u] ?? NaN) * gate.slope(f);
      rows[d + 2 * units] = dc * i * main.slope(candidate);
      rows[d + 3 * units] = dh * active * gate.slope(o);
      carry[s] = dc * f;
    }
    all.set(rows.subarray(to, to + 4 * units), kept * 4 * units);
  }
  before.hidden.fill(0);
  return multiplyDelta(walk, delta, 0);
};
