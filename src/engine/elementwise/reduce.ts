import * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget } from '#engine/gl/draw-target.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { shareData } from '#engine/gl/replace-kernel.ts';
import { beginTexelShader, findTexel } from '#engine/gl/texel-shader.ts';
import { canWriteFloats, readLayout } from '#engine/gl/texture-layout.ts';

/** Longest loop of one invocation; a longer axis is summed in two programs, so that the outputs of the first are many. */
const MOST_TERMS = 512;

/** A tensor as [outer, length, inner], of which the middle is summed. */
export interface Reduction {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

/** The view of `shape` in which the axes summed are one; null when they do not lie side by side. */
export function readReduction(shape: readonly number[], axis: unknown): Reduction | null {
  const given = axis === null || axis === undefined ? shape.map((_, at) => at) : [axis].flat().map(Number);
  const axes = given.map((one) => (one < 0 ? one + shape.length : one)).sort((a, b) => a - b);
  const [first = 0] = axes;
  if (axes.some((one, at) => one !== first + at)) return null;
  const end = first + axes.length;
  return {
    outer: tf.util.sizeFromShape(shape.slice(0, first)),
    length: tf.util.sizeFromShape(shape.slice(first, end)),
    inner: tf.util.sizeFromShape(shape.slice(end)),
  };
}

/** The shape that is left, with ones in place of the axes summed if they are kept. */
export function reducedShape(shape: readonly number[], axis: unknown, keepsDims: boolean): number[] {
  const given = axis === null || axis === undefined ? shape.map((_, at) => at) : [axis].flat().map(Number);
  const axes = new Set(given.map((one) => (one < 0 ? one + shape.length : one)));
  return shape.flatMap((length, at) => (axes.has(at) ? (keepsDims ? [1] : []) : [length]));
}

/**
 * Sum (times `scale`) over neighbouring axes, read from any layout in one program, or two where the axis is long. Stock turns
 * the tensor, unpacks it and then takes two programs or more. Null for what stock has to do.
 */
export function sumAxes(
  backend: tf.MathBackendWebGL,
  x: tf.TensorInfo,
  reduction: Reduction,
  outShape: number[],
  scale: number,
): tf.TensorInfo | null {
  const { outer, length, inner } = reduction;
  if (x.dtype !== 'float32' || outer * length * inner === 0) return null;
  if (length === 1 && scale === 1) return shareData(backend, x, outShape);
  const { gl } = backend.gpgpu;
  if (!(gl instanceof WebGL2RenderingContext) || !canWriteFloats(backend)) return null;
  if (backend.shouldExecuteOnCPU([x])) return null;
  if (length <= MOST_TERMS) return sumOnce(backend, gl, { x, reduction, terms: length, outShape, scale });
  const terms = Math.max(Math.ceil(Math.sqrt(length)), Math.ceil(length / MOST_TERMS));
  const parts = Math.ceil(length / terms);
  const partShape = [outer, parts, inner];
  const partial = sumOnce(backend, gl, { x, reduction, terms, outShape: partShape, scale: 1 });
  if (partial === null) return null;
  const sum = sumAxes(backend, partial, { outer, length: parts, inner }, outShape, scale);
  backend.disposeIntermediateTensorInfo(partial);
  return sum;
}

interface Pass {
  readonly x: tf.TensorInfo;
  readonly reduction: Reduction;
  /** Values that one output adds up; the last of an axis may have fewer. */
  readonly terms: number;
  readonly outShape: number[];
  readonly scale: number;
}

function sumOnce(
  backend: tf.MathBackendWebGL,
  gl: WebGL2RenderingContext,
  { x, reduction, terms, outShape, scale }: Pass,
): tf.TensorInfo | null {
  const from = readLayout(backend, x.dataId);
  if (from === null) return null;
  const program = findProgram(gl, `sum ${from.isPacked}`, () => ({ fragments: writeShader(from.isPacked) }));
  const out = backend.makeTensorInfo(outShape, 'float32');
  const place = readLayout(backend, out.dataId);
  if (place === null) throw new Error('The WebGL backend gave no texture.');
  gl.useProgram(program.program);
  bindTarget(gl, { textures: [place.texture], width: place.width, height: place.height });
  bindInputs(program, [['xTexture', from.texture]]);
  describePlace(program, 'x', from);
  const { length, inner } = reduction;
  gl.uniform3i(program.uniform('place'), place.width, place.rows, place.columns);
  gl.uniform4i(program.uniform('view'), length, inner, terms, Math.ceil(length / terms));
  gl.uniform1f(program.uniform('scale'), scale);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  return out;
}

function writeShader(isPacked: boolean): string {
  return `${beginTexelShader(false)}
${declareTensor('x', isPacked)}
// Length of the axis, values after it, terms of an output, outputs of an axis.
uniform ivec4 view;
uniform float scale;
out vec4 result;
void main() {
${findTexel(false)}
  int line = texel / view.y;
  int column = texel - line * view.y;
  int row = line / view.w;
  int start = (line - row * view.w) * view.z;
  int end = min(start + view.z, view.x);
  float sum = 0.0;
  for (int i = start; i < end; i++) sum += xAt((row * view.x + i) * view.y + column);
  result = vec4(sum * scale, 0.0, 0.0, 0.0);
}`;
}
