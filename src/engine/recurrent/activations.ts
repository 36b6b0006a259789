/**
 * The activations that the sequence kernels know, under tfjs's names. Every slope follows from the activation's own value, so
 * what went in need not be kept.
 */
export interface Activation {
  /** GLSL: statements of a function of `vec4 x`; NaN is dealt with by the caller. */
  readonly glsl: string;
  /** GLSL: statements of a function of the activation's value `vec4 y`; so is NaN. */
  readonly glslSlope: string;
  /** Replaces values[from..end). */
  readonly apply: (values: Float32Array, from: number, end: number) => void;
  readonly slope: (y: number) => number;
}

const tanh: Activation = {
  // As in tfjs's own shader; some drivers' tanh overflows.
  glsl: 'vec4 e = exp(-2.0 * abs(x)); return sign(x) * (1.0 - e) / (1.0 + e);',
  glslSlope: 'return 1.0 - y * y;',
  apply(values, from, end) {
    for (let i = from; i < end; i++) {
      const x = values[i] ?? NaN;
      const e = Math.exp(-2 * Math.abs(x));
      const y = (1 - e) / (1 + e);
      values[i] = x < 0 ? -y : y;
    }
  },
  slope: (y) => 1 - y * y,
};

const sigmoid: Activation = {
  glsl: 'return 1.0 / (1.0 + exp(-x));',
  glslSlope: 'return y * (1.0 - y);',
  apply(values, from, end) {
    for (let i = from; i < end; i++) values[i] = 1 / (1 + Math.exp(-(values[i] ?? NaN)));
  },
  slope: (y) => y * (1 - y),
};

const hardSigmoid: Activation = {
  glsl: 'return clamp(0.2 * x + 0.5, 0.0, 1.0);',
  glslSlope: 'return 0.2 * vec4(greaterThan(y, vec4(0.0))) * vec4(lessThan(y, vec4(1.0)));',
  apply(values, from, end) {
    for (let i = from; i < end; i++) {
      const y = 0.2 * (values[i] ?? NaN) + 0.5;
      values[i] = y < 0 ? 0 : y > 1 ? 1 : y;
    }
  },
  slope: (y) => (y > 0 && y < 1 ? 0.2 : y * 0),
};

const relu: Activation = {
  glsl: 'return max(x, 0.0);',
  glslSlope: 'return vec4(greaterThan(y, vec4(0.0)));',
  apply(values, from, end) {
    for (let i = from; i < end; i++) if ((values[i] ?? NaN) < 0) values[i] = 0;
  },
  slope: (y) => (y > 0 ? 1 : y * 0),
};

const linear: Activation = {
  glsl: 'return x;',
  glslSlope: 'return vec4(1.0);',
  apply: () => undefined,
  slope: () => 1,
};

const ACTIVATIONS = { tanh, sigmoid, hardSigmoid, relu, linear } as const;

export type ActivationName = keyof typeof ACTIVATIONS;

export function isActivationName(name: unknown): name is ActivationName {
  return typeof name === 'string' && Object.hasOwn(ACTIVATIONS, name);
}

export function findActivation(name: ActivationName): Activation {
  return ACTIVATIONS[name];
}
