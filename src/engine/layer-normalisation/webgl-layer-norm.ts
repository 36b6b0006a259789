import type * as tf from '@tensorflow/tfjs';
import { canWriteFloats } from '#engine/gl/texture-layout.ts';
import type { LayerNorm } from './layer-norm.ts';
import { type RowFormula, runOverRows } from './row-program.ts';

/** An invocation walks over a row, so longer ones are stock's. */
const MOST_COLUMNS = 2048;

/** Layer normalisation in two programs forward and two backward. */
export function createWebglLayerNorm(backend: tf.MathBackendWebGL): LayerNorm | null {
  const { gl } = backend.gpgpu;
  if (!(gl instanceof WebGL2RenderingContext) || !canWriteFloats(backend)) return null;
  return {
    forward({ x, gamma, beta }, epsilon) {
      const columns = gamma.size;
      if (columns > MOST_COLUMNS) return null;
      const [mean, root] = runOverRows(backend, gl, MOMENTS, { inputs: { x }, columns, epsilon }, x.shape.slice(0, -1)); // prettier-ignore
      if (mean === undefined || root === undefined) return null;
      const inputs = { x, gamma, beta, mean, root };
      const [y] = runOverRows(backend, gl, NORMALISE, { inputs, columns, epsilon }, x.shape);
      return y === undefined ? null : [y, mean, root];
    },
    backward({ dy, x, gamma, mean, root }) {
      const given = { inputs: { x, dy, gamma, mean, root }, columns: gamma.size, epsilon: 0 };
      const [pull, turn] = runOverRows(backend, gl, PULLS, given, x.shape.slice(0, -1));
      if (pull === undefined || turn === undefined) return null;
      const inputs = { ...given.inputs, pull, turn };
      return runOverRows(backend, gl, DIFFERENTIATE, { ...given, inputs }, x.shape);
    },
  };
}

/** The deviations are from the mean itself, so that one far from zero costs no digits. */
const MOMENTS: RowFormula = {
  name: 'moments of rows',
  outputs: ['mean', 'root'],
  glsl: `
  int start = index * columns;
  float sum = 0.0;
  for (int i = start; i < start + columns; i++) sum += xAt(i);
  mean = sum / float(columns);
  float squares = 0.0;
  for (int i = start; i < start + columns; i++) {
    float apart = xAt(i) - mean;
    squares += apart * apart;
  }
  root = inversesqrt(squares / float(columns) + epsilon);`,
};

const NORMALISE: RowFormula = {
  name: 'normalise rows',
  outputs: ['y'],
  glsl: `
  ivec2 cell = placeOf(index, columns);
  y = (xAt(index) - meanAt(cell.y)) * rootAt(cell.y) * gammaAt(cell.x) + betaAt(cell.x);`,
};

/** Of each row the means of g and of g · x̂. */
const PULLS: RowFormula = {
  name: 'pulls of normalised rows',
  outputs: ['pull', 'turn'],
  glsl: `
  float mean = meanAt(index);
  float root = rootAt(index);
  pull = 0.0;
  turn = 0.0;
  for (int column = 0; column < columns; column++) {
    int i = index * columns + column;
    float g = dyAt(i) * gammaAt(column);
    pull += g;
    turn += g * (xAt(i) - mean) * root;
  }
  pull /= float(columns);
  turn /= float(columns);`,
};

const DIFFERENTIATE: RowFormula = {
  name: 'gradient of normalised rows',
  outputs: ['dx', 'product'],
  glsl: `
  ivec2 cell = placeOf(index, columns);
  float root = rootAt(cell.y);
  float normal = (xAt(index) - meanAt(cell.y)) * root;
  product = dyAt(index) * normal;
  dx = root * (dyAt(index) * gammaAt(cell.x) - pullAt(cell.y) - normal * turnAt(cell.y));`,
};
