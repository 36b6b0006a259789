import * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget, fillTarget } from '#engine/gl/draw-target.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { beginTexelShader, findTexel } from '#engine/gl/texel-shader.ts';
import { canWriteFloats, readLayout } from '#engine/gl/texture-layout.ts';
import { readReduction } from './reduce.ts';

/** Kernel of ours: dy, the gradient of a sum over `axis` of a tensor of `shape`, to every value, times `scale`. */
export const SPREAD = 'SpreadGradient';

/** dy: what is left of `shape` -> `shape`. Null where tfjs's own operations have to do it. */
export function spread(
  backend: tf.MathBackendWebGL,
  dy: tf.TensorInfo,
  shape: number[],
  axis: unknown,
  scale: number,
): tf.TensorInfo | null {
  const { gl } = backend.gpgpu;
  const view = readReduction(shape, axis);
  if (!(gl instanceof WebGL2RenderingContext) || !canWriteFloats(backend) || view === null) return null;
  if (view.outer * view.length * view.inner === 0 || dy.dtype !== 'float32') return null;
  const { values, texture } = backend.texData.get(dy.dataId);
  if (tf.util.sizeFromShape(dy.shape) === 1 && values != null && texture == null)
    return fillWith(backend, gl, shape, Number(values[0]) * scale);
  const from = readLayout(backend, dy.dataId);
  if (from === null) return null;
  const program = findProgram(gl, `spread ${from.isPacked}`, () => ({
    fragments: writeShader(from.isPacked),
  }));
  const out = backend.makeTensorInfo(shape, 'float32');
  const place = readLayout(backend, out.dataId);
  if (place === null) throw new Error('The WebGL backend gave no texture.');
  gl.useProgram(program.program);
  bindTarget(gl, { textures: [place.texture], width: place.width, height: place.height });
  bindInputs(program, [['dyTexture', from.texture]]);
  describePlace(program, 'dy', from);
  gl.uniform3i(program.uniform('place'), place.width, place.rows, place.columns);
  gl.uniform2i(program.uniform('view'), view.length, view.inner);
  gl.uniform1f(program.uniform('scale'), scale);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  return out;
}

/** The gradient of a loss begins with a one that never was on the device; a texture of ones takes no program. */
function fillWith(
  backend: tf.MathBackendWebGL,
  gl: WebGL2RenderingContext,
  shape: number[],
  value: number,
): tf.TensorInfo {
  const out = backend.makeTensorInfo(shape, 'float32');
  const place = readLayout(backend, out.dataId);
  if (place === null) throw new Error('The WebGL backend gave no texture.');
  bindTarget(gl, { textures: [place.texture], width: place.width, height: place.height });
  fillTarget(gl, value);
  return out;
}

function writeShader(isPacked: boolean): string {
  return `${beginTexelShader(false)}
${declareTensor('dy', isPacked)}
// Length of the axis, values after it.
uniform ivec2 view;
uniform float scale;
out vec4 result;
void main() {
${findTexel(false)}
  int line = texel / view.y;
  result = vec4(dyAt(line / view.x * view.y + texel - line * view.y) * scale, 0.0, 0.0, 0.0);
}`;
}
