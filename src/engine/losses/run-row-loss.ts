import * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget } from '#engine/gl/draw-target.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { beginTexelShader, findTexel } from '#engine/gl/texel-shader.ts';
import { type TextureLayout, canWriteFloats, readLayout } from '#engine/gl/texture-layout.ts';
import type { RowLoss } from './row-losses.ts';

/** Predictions and targets of one shape, and for the derivative what comes from above. */
export interface RowLossInputs {
  readonly predicted: tf.TensorInfo;
  readonly truth: tf.TensorInfo;
  readonly dy: tf.TensorInfo | null;
}

/**
 * The loss of each row, [...rows, columns] -> [...rows], or with `dy` its derivative, [...rows, columns]; one program either
 * way, where stock takes some fifteen forward and thirty backward. Null where tfjs has to do it.
 */
export function runRowLoss(
  backend: tf.MathBackendWebGL,
  loss: RowLoss,
  { predicted, truth, dy }: RowLossInputs,
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
  const key = `${loss.name} ${layouts.map(([name, { isPacked }]) => `${name} ${isPacked}`).join(' ')}`;
  const program = findProgram(gl, key, () => ({ fragments: writeShader(loss, layouts) }));
  const shape = dy === null ? predicted.shape.slice(0, -1) : [...predicted.shape];
  const out = backend.makeTensorInfo(shape, 'float32');
  const place = readLayout(backend, out.dataId);
  if (place === null) throw new Error('The WebGL backend gave no texture.');
  gl.useProgram(program.program);
  bindTarget(gl, { textures: [place.texture], width: place.width, height: place.height });
  bindInputs(
    program,
    layouts.map(([name, { texture }]) => [`${name}Texture`, texture]),
  );
  for (const [name, layout] of layouts) describePlace(program, name, layout);
  gl.uniform3i(program.uniform('place'), place.width, place.rows, place.columns);
  gl.uniform1i(program.uniform('columns'), predicted.shape.at(-1) ?? 1);
  gl.uniform1f(program.uniform('epsilon'), backend.epsilon());
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  return out;
}

function writeShader(loss: RowLoss, layouts: readonly (readonly [string, TextureLayout])[]): string {
  const isBackward = layouts.some(([name]) => name === 'dy');
  return `${beginTexelShader(false)}
${layouts.map(([name, { isPacked }]) => declareTensor(name, isPacked)).join('\n')}
uniform int columns;
uniform float epsilon;
out vec4 result;
float compute(int start, int column) {${isBackward ? loss.backward : loss.forward}
}
void main() {
${findTexel(false)}
${
  isBackward
    ? `  int row = texel / columns;
  float value = compute(row * columns, texel - row * columns) * dyAt(row);`
    : `  float value = compute(texel * columns, 0);`
}
  result = vec4(value, 0.0, 0.0, 0.0);
}`;
}
