import * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget } from '#engine/gl/draw-target.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { beginTexelShader, findTexel, writeOutputs } from '#engine/gl/texel-shader.ts';
import { type TextureLayout, canWriteFloats, createAlike, readLayout } from '#engine/gl/texture-layout.ts';
import type { RowLoss } from './row-losses.ts';

/** Predictions and targets of one shape, and for the derivative what comes from above. */
export interface RowLossInputs {
  readonly predicted: tf.TensorInfo;
  readonly truth: tf.TensorInfo;
  readonly dy: tf.TensorInfo | null;
}

/** What a program writes: each row's number, their mean, or the derivative by each prediction. */
type Output = 'rows' | 'mean' | 'derivative';

/** Of all rows in one invocation; with more values the mean is a sum of its own. */
const MOST_FOR_MEAN = 1024;

/**
 * The loss of each row, [...rows, columns] -> [...rows], or with `dy` its derivative, [...rows, columns]; one program either
 * way, where stock takes some fifteen forward and thirty backward. Null where tfjs has to do it.
 */
export function runRowLoss(
  backend: tf.MathBackendWebGL,
  loss: RowLoss,
  inputs: RowLossInputs,
): tf.TensorInfo | null {
  return draw(backend, loss, inputs, inputs.dy === null ? 'rows' : 'derivative');
}

/** The mean of all rows, or what it is the mean of where there are many, [...rows, columns] -> [] or [...rows]. */
export function runRowMean(
  backend: tf.MathBackendWebGL,
  metric: Pick<RowLoss, 'name' | 'forward'>,
  inputs: Omit<RowLossInputs, 'dy'>,
): tf.TensorInfo | null {
  const isShort = tf.util.sizeFromShape(inputs.predicted.shape) <= MOST_FOR_MEAN;
  return draw(backend, { ...metric, backward: '' }, { ...inputs, dy: null }, isShort ? 'mean' : 'rows');
}

function draw(
  backend: tf.MathBackendWebGL,
  loss: RowLoss,
  { predicted, truth, dy }: RowLossInputs,
  output: Output,
): tf.TensorInfo | null {
  const { gl } = backend.gpgpu;
  const inputs = { predicted, true: truth, ...(dy === null ? {} : { dy }) };
  if (!(gl instanceof WebGL2RenderingContext) || !canWriteFloats(backend)) return null;
  if (tf.util.sizeFromShape(predicted.shape) === 0) return null;
  const layouts: [string, TextureLayout][] = [];
  for (const [name, info] of Object.entries(inputs)) {
    const layout = readLayout(backend, info.dataId);
    if (layout === null) return null;
    layouts.push([name, layout]);
  }
  const columns = predicted.shape.at(-1) ?? 1;
  const [, like] = layouts[0] ?? [];
  // The derivative lies as the prediction does, for the products that read it.
  const isAlike = output === 'derivative' && like?.isPacked === true;
  const key = `${loss.name} ${output} ${isAlike} ${layouts.map(([name, { isPacked }]) => `${name} ${isPacked}`).join(' ')}`;
  const program = findProgram(gl, key, () => ({ fragments: writeShader(loss, layouts, output, isAlike) }));
  const shape = { rows: predicted.shape.slice(0, -1), mean: [], derivative: [...predicted.shape] }[output];
  const { dataId } = isAlike ? createAlike(backend, like) : backend.makeTensorInfo(shape, 'float32');
  const place = readLayout(backend, dataId);
  if (place === null) throw new Error('The WebGL backend gave no texture.');
  gl.useProgram(program.program);
  bindTarget(gl, { textures: [place.texture], width: place.width, height: place.height });
  bindInputs(
    program,
    layouts.map(([name, { texture }]) => [`${name}Texture`, texture]),
  );
  for (const [name, layout] of layouts) describePlace(program, name, layout);
  gl.uniform3i(program.uniform('place'), place.width, place.rows, place.columns);
  gl.uniform1i(program.uniform('columns'), columns);
  gl.uniform1i(program.uniform('rows'), tf.util.sizeFromShape(predicted.shape) / columns);
  gl.uniform1f(program.uniform('epsilon'), backend.epsilon());
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  return { dataId, shape, dtype: 'float32' };
}

function writeShader(
  loss: RowLoss,
  layouts: readonly (readonly [string, TextureLayout])[],
  output: Output,
  isPacked: boolean,
): string {
  return `${beginTexelShader(isPacked)}
${layouts.map(([name, layout]) => declareTensor(name, layout.isPacked)).join('\n')}
uniform int columns;
uniform int rows;
uniform float epsilon;
out vec4 result;
float compute(int start, int column) {${output === 'derivative' ? loss.backward : loss.forward}
}
${VALUES[output]}
void main() {
${findTexel(isPacked)}
${writeOutputs([['result', isPacked ? 'vec4(valueAt(first), valueAt(first + 1), valueAt(first + place.z), valueAt(first + place.z + 1))' : 'valueAt(texel)']], isPacked)}
}`;
}

/** The value of number `index` of each output. */
const VALUES: Readonly<Record<Output, string>> = {
  rows: 'float valueAt(int index) { return compute(index * columns, 0); }',
  mean: `float valueAt(int index) {
  float sum = 0.0;
  for (int row = 0; row < rows; row++) sum += compute(row * columns, 0);
  return sum / float(rows);
}`,
  derivative: `float valueAt(int index) {
  int row = index / columns;
  return compute(row * columns, index - row * columns) * dyAt(row);
}`,
};
