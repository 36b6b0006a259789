import * as tf from '@tensorflow/tfjs';

/** An operation on single numbers, as tfjs's own shaders have it, their way with NaN included. */
export interface Operation {
  /** Names of the kernel's inputs, in the order of the expression's a, b, c. */
  readonly inputs: readonly string[];
  /** GLSL over float a, b, c and n[…], the kernel's own numbers. */
  readonly body: string;
  readonly output: 'float32' | 'bool';
  readonly numbers?: (attrs: tf.NamedAttrMap) => readonly number[];
}

const unary = (body: string): Operation => ({ inputs: ['x'], body, output: 'float32' });
const binary = (body: string): Operation => ({ inputs: ['a', 'b'], body, output: 'float32' });
const comparison = (body: string): Operation => ({ inputs: ['a', 'b'], body, output: 'bool' });

export const RELU_GRADIENT = 'ReluGradient';
export const SIGMOID_GRADIENT = 'SigmoidGradient';

/** By kernel name. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  [tf.Add]: binary('return a + b;'),
  [tf.Sub]: binary('return a - b;'),
  [tf.Multiply]: binary('return a * b;'),
  // Equal numbers give 1, zero over zero too: drivers else give 0.9999 (tfjs's RealDiv.ts).
  [tf.RealDiv]: binary('return a == b ? 1.0 : a / b;'),
  [tf.SquaredDifference]: binary('return (a - b) * (a - b);'),
  [tf.Maximum]: binary('return isNaN(a) ? a : isNaN(b) ? b : max(a, b);'),
  [tf.Minimum]: binary('return isNaN(a) ? a : isNaN(b) ? b : min(a, b);'),
  [tf.Greater]: comparison('return float(a > b);'),
  [tf.GreaterEqual]: comparison('return float(a >= b);'),
  [tf.Less]: comparison('return float(a < b);'),
  [tf.LessEqual]: comparison('return float(a <= b);'),
  [tf.Equal]: comparison('return float(a == b);'),
  [tf.NotEqual]: comparison('return float(a != b);'),
  [tf.LogicalAnd]: comparison('return float(a >= 1.0 && b >= 1.0);'),
  [tf.Abs]: unary('return abs(a);'),
  [tf.Exp]: unary('return isNaN(a) ? a : exp(a);'),
  [tf.Log]: unary('return isNaN(a) ? a : a < 0.0 ? NOT_A_NUMBER : log(a);'),
  [tf.Log1p]: unary('return isNaN(a) ? a : log(1.0 + a);'),
  [tf.Neg]: unary('return -a;'),
  [tf.Relu]: unary('return isNaN(a) ? a : a < 0.0 ? 0.0 : a;'),
  [tf.Sigmoid]: unary('return isNaN(a) ? a : 1.0 / (1.0 + exp(-a));'),
  [tf.Sqrt]: unary('return isNaN(a) ? a : sqrt(a);'),
  [tf.Square]: unary('return a * a;'),
  [tf.Step]: {
    ...unary('return isNaN(a) ? a : a > 0.0 ? 1.0 : n[0];'),
    numbers: ({ alpha }) => [Number(alpha ?? 0)],
  },
  [tf.ClipByValue]: {
    ...unary('return isNaN(a) ? a : clamp(a, n[0], n[1]);'),
    numbers: ({ clipValueMin, clipValueMax }) => [Number(clipValueMin), Number(clipValueMax)],
  },
  [tf.Select]: { inputs: ['condition', 't', 'e'], body: 'return a >= 1.0 ? b : c;', output: 'float32' },
  // The gradient of Relu: stock's dy · step(x), in one.
  [RELU_GRADIENT]: { inputs: ['dy', 'x'], body: 'return isNaN(b) ? b : b > 0.0 ? a : a * 0.0;', output: 'float32' }, // prettier-ignore
  // That of Sigmoid by its result: stock's dy · (y · (1 - y)), in one.
  [SIGMOID_GRADIENT]: { inputs: ['dy', 'y'], body: 'return a * (b * (1.0 - b));', output: 'float32' },
};
