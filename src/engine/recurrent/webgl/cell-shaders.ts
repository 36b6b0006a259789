import type { CellKind } from '#engine/recurrent/sequence.ts';

/**
 * The cells' formulas, as the loops of ../memory have them with their sources. GLSL, forward: from `x` (projected inputs), `q`
 * (recurrent product) and `old` (h, c, h after dropout), gives `gates`, `h`, `c`. Backward: from the gates `g`, `old`, `dh` and
 * `dc`, gives `delta`, and in `dhBefore` (of h after dropout) and `dcBefore` what does not go through the product.
 */
export interface CellShader {
  readonly forward: string;
  readonly backward: string;
  /** Of a texel `d` of gate gradients, those of the recurrent product. */
  readonly recurrentDelta: string;
}

const lstm: CellShader = {
  forward: `
  vec4 z = x + q;
  gates = vec4(activateGate(z.x), activateGate(z.y), activate(z.z), activateGate(z.w));
  c = gates.y * old.y + gates.x * gates.z;
  h = gates.w * activate(c);`,
  backward: `
  float squashed = activate(g.y * old.y + g.x * g.z);
  dc += dh * g.w * slope(squashed);
  delta = vec4(dc * g.z * slopeOfGate(g.x), dc * old.y * slopeOfGate(g.y), dc * g.x * slope(g.z), dh * squashed * slopeOfGate(g.w));
  dcBefore = dc * g.y;`,
  recurrentDelta: 'd',
};

/** Of the gates' texels the fourth holds the candidate's recurrent product, and of the gradients' texels its gradient. */
const gruResetAfter: CellShader = {
  forward: `
  gates = vec4(activateGate(x.x + q.x), activateGate(x.y + q.y), 0.0, q.z);
  gates.z = activate(x.z + gates.y * q.z);
  h = gates.x * old.z + (1.0 - gates.x) * gates.z;`,
  backward: `
  float inner = dh * (1.0 - g.x) * slope(g.z);
  delta = vec4(dh * (old.z - g.z) * slopeOfGate(g.x), inner * g.w * slopeOfGate(g.y), inner, inner * g.y);
  dhBefore = dh * g.x;`,
  recurrentDelta: 'vec4(d.xyw, 0.0)',
};

const simple: CellShader = {
  forward: `
  h = activate(x.x + q.x);
  gates = vec4(h, 0.0, 0.0, 0.0);`,
  backward: `
  delta = vec4(dh * slope(g.x), 0.0, 0.0, 0.0);`,
  recurrentDelta: 'd',
};

/** GRU's step takes two programs of its own; of this it needs the last line only. */
const gru: CellShader = { forward: '', backward: '', recurrentDelta: 'd' };

export const CELLS: Readonly<Record<CellKind, CellShader>> = { lstm, gru, gruResetAfter, simple };
