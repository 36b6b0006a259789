import * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget, fillTarget } from '#engine/gl/draw-target.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { DECLARE_PLACE_OF } from '#engine/gl/place-of.ts';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { canWriteFloats, readLayout } from '#engine/gl/texture-layout.ts';

/** Two triangles cover a row's texels. */
const CORNERS = 6;

/**
 * UnsortedSegmentSum, the gradient of gather and so of embedding layers, as scatter-add by blending: one rectangle for each
 * id, which covers the texels of the id's row and adds the gradient's row to them. Stock asks every output for all ids.
 * x: [ids, ...inner] float32, segmentIds: [ids] int32 -> [numSegments, ...inner]; ids outside are left out.
 *
 * The result is the same in each run: OpenGL blends the primitives of one draw in their order (ES 3.0, section 2.1).
 * Null where only stock can.
 * @throws ShaderRefusedError when the driver refuses the shader.
 */
export function sumSegments(
  backend: tf.MathBackendWebGL,
  x: tf.TensorInfo,
  segmentIds: tf.TensorInfo,
  numSegments: number,
): tf.TensorInfo | null {
  const { gl } = backend.gpgpu;
  const inner = x.shape.slice(1);
  const width = tf.util.sizeFromShape(inner);
  if (!(gl instanceof WebGL2RenderingContext) || !canBlend(backend, gl)) return null;
  if (x.dtype !== 'float32' || segmentIds.dtype !== 'int32' || segmentIds.shape.length !== 1) return null;
  const texShape = chooseTexShape([numSegments, ...inner], width);
  if (width === 0 || numSegments === 0 || texShape === null) return null;
  const count = segmentIds.shape[0] ?? 0;
  const draw = count === 0 ? null : prepareDraw(backend, gl, { x, segmentIds });
  const out = backend.makeTensorInfo([numSegments, ...inner], 'float32');
  const texture = createTarget(backend, out, texShape);
  bindTarget(gl, { textures: [texture], width: texShape[1], height: texShape[0] });
  fillTarget(gl, 0);
  draw?.([texShape[1], texShape[0], width, numSegments], count);
  return out;
}

type Size = readonly [widthInTexels: number, height: number, width: number, rows: number];

/** Compiles and reads layouts before anything is made; the function draws into the bound target. */
function prepareDraw(
  backend: tf.MathBackendWebGL,
  gl: WebGL2RenderingContext,
  inputs: { readonly x: tf.TensorInfo; readonly segmentIds: tf.TensorInfo },
): (size: Size, count: number) => void {
  const rows = readLayout(backend, inputs.x.dataId);
  const ids = readLayout(backend, inputs.segmentIds.dataId);
  if (rows === null || ids === null) throw new Error('An input of the sum of segments has no texture.');
  const program = findProgram(gl, `segment sum ${rows.isPacked} ${ids.isPacked}`, () => ({
    vertices: writeVertices(ids.isPacked),
    fragments: writeFragments(rows.isPacked),
  }));
  return (size, count) => {
    gl.useProgram(program.program);
    bindInputs(program, [
      ['rowsTexture', rows.texture],
      ['idsTexture', ids.texture],
    ]);
    describePlace(program, 'rows', rows);
    describePlace(program, 'ids', ids);
    gl.uniform4i(program.uniform('target'), ...size);
    gl.enable(gl.BLEND);
    gl.blendEquation(gl.FUNC_ADD);
    gl.blendFunc(gl.ONE, gl.ONE);
    gl.drawArrays(gl.TRIANGLES, 0, CORNERS * count);
    gl.disable(gl.BLEND);
  };
}

/** tfjs's own unpacked shape for the tensor if whole rows fit its lines, else one whose lines hold whole rows. */
function chooseTexShape(shape: readonly number[], width: number): [number, number] | null {
  const most = tf.env().getNumber('WEBGL_MAX_TEXTURE_SIZE');
  const [count = 0] = shape;
  if (width > most) return null;
  const usual = tf.webgl_util.getTextureShapeFromLogicalShape([...shape], false);
  if (usual[1] % width === 0) return usual;
  const perLine = Math.min(Math.floor(most / width), Math.ceil(Math.sqrt(count / width)));
  const lines = Math.ceil(count / Math.max(1, perLine));
  return lines > most ? null : [lines, Math.max(1, perLine) * width];
}

function createTarget(
  backend: tf.MathBackendWebGL,
  { dataId }: tf.TensorInfo,
  texShape: [number, number],
): WebGLTexture {
  const data = backend.texData.get(dataId);
  data.texShape = texShape;
  data.isPacked = false;
  backend.uploadToGPU(dataId);
  const texture = data.texture?.texture;
  if (texture == null) throw new Error('The WebGL backend gave no texture.');
  return texture;
}

function canBlend(backend: tf.MathBackendWebGL, gl: WebGL2RenderingContext): boolean {
  return canWriteFloats(backend) && gl.getExtension('EXT_float_blend') !== null;
}

const HEADER = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
// Width and height in texels, values in a row, rows.
uniform ivec4 target;
${DECLARE_PLACE_OF}`;

/** An id outside puts its rectangle outside. */
function writeVertices(areIdsPacked: boolean): string {
  return `${HEADER}
${declareTensor('ids', areIdsPacked)}
flat out int number;
flat out int firstColumn;
void main() {
  number = gl_VertexID / ${CORNERS};
  int corner = gl_VertexID % ${CORNERS};
  int id = int(floor(idsAt(number) + 0.5));
  int perLine = target.x / target.z;
  int line = id / perLine;
  firstColumn = (id - line * perLine) * target.z;
  ivec2 shift = ivec2(corner == 1 || corner == 2 || corner == 4 ? 1 : 0, corner == 2 || corner == 4 || corner == 5 ? 1 : 0);
  vec2 texel = vec2(firstColumn + shift.x * target.z, line + shift.y);
  bool isInside = id >= 0 && id < target.w;
  gl_Position = isInside ? vec4(texel / vec2(target.xy) * 2.0 - 1.0, 0.0, 1.0) : vec4(2.0, 2.0, 0.0, 1.0);
}`;
}

function writeFragments(areRowsPacked: boolean): string {
  return `${HEADER}
${declareTensor('rows', areRowsPacked)}
flat in int number;
flat in int firstColumn;
out vec4 added;
void main() {
  added = vec4(rowsAt(number * target.z + int(gl_FragCoord.x) - firstColumn), 0.0, 0.0, 0.0);
}`;
}
