import type * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget } from '#engine/gl/draw-target.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { replaceKernel } from '#engine/gl/replace-kernel.ts';
import { beginTexelShader, findTexel, writeOutputs } from '#engine/gl/texel-shader.ts';
import { canWriteFloats, createPacked, readLayout } from '#engine/gl/texture-layout.ts';

/**
 * Rows of a matrix by number, x: [rows, columns], indices: [count] -> [count, columns], written packed, since what reads a batch
 * next is most often a matrix product, which would pack it once forward and once backward. The result takes it back.
 */
export function installGatherRows(): () => void {
  return replaceKernel('GatherV2', (backend, { x, indices }, { axis, batchDims }) => {
    if (x === undefined || indices === undefined || !canWriteFloats(backend)) return null;
    const [rows = 0, columns = 0] = x.shape;
    const [count = 0] = indices.shape;
    const isMatrix = x.shape.length === 2 && x.dtype === 'float32' && rows > 0 && columns > 1;
    // An odd number of rows would have to be packed anew when the batch gets another shape.
    const areNumbers =
      indices.shape.length === 1 && indices.dtype === 'int32' && count > 0 && count % 2 === 0;
    if (!isMatrix || !areNumbers || axis !== 0 || batchDims !== 0) return null;
    return gatherRows(backend, x, indices, [count, columns]);
  });
}

function gatherRows(
  backend: tf.MathBackendWebGL,
  x: tf.TensorInfo,
  indices: tf.TensorInfo,
  shape: [number, number],
): tf.TensorInfo | null {
  const { gl } = backend.gpgpu;
  if (!(gl instanceof WebGL2RenderingContext)) return null;
  const from = readLayout(backend, x.dataId);
  const which = readLayout(backend, indices.dataId);
  if (from === null || which === null) return null;
  const key = `gather rows ${from.isPacked} ${which.isPacked}`;
  const program = findProgram(gl, key, () => ({ fragments: writeShader(from.isPacked, which.isPacked) }));
  const { dataId, layout } = createPacked(backend, shape);
  const { texture, width, height } = layout;
  gl.useProgram(program.program);
  bindTarget(gl, { textures: [texture], width, height });
  bindInputs(program, [
    ['xTexture', from.texture],
    ['indicesTexture', which.texture],
  ]);
  describePlace(program, 'x', from);
  describePlace(program, 'indices', which);
  gl.uniform3i(program.uniform('place'), width, shape[0], shape[1]);
  gl.uniform1i(program.uniform('rowCount'), x.shape[0] ?? 0);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  return { dataId, dtype: 'float32', shape };
}

/** Numbers outside read as zero, as in tfjs's packed programs. */
function writeShader(isPacked: boolean, areIndicesPacked: boolean): string {
  return `${beginTexelShader(true)}
${declareTensor('x', isPacked)}
${declareTensor('indices', areIndicesPacked)}
uniform int rowCount;
out vec4 result;
float valueAt(int row, int column) {
  if (row >= place.y || column >= place.z) return 0.0;
  int from = int(indicesAt(row));
  return from < 0 || from >= rowCount ? 0.0 : xAt(from * place.z + column);
}
void main() {
${findTexel(true)}
${writeOutputs([['result', 'vec4(valueAt(row, column), valueAt(row, column + 1), valueAt(row + 1, column), valueAt(row + 1, column + 1))']], true)}
}`;
}
