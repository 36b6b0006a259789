import * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget, fillTarget } from '#engine/gl/draw-target.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { describePlace } from '#engine/gl/read-values.ts';
import type { Access } from '#engine/gl/texel-shader.ts';
import {
  type TextureLayout,
  canWriteFloats,
  createAlike,
  liesAlike,
  readLayout,
} from '#engine/gl/texture-layout.ts';
import type { VariableUpdate } from './update-rule.ts';
import { MOST_NUMBERS, writeUpdateShader } from './update-shader.ts';

/**
 * One program that updates a variable and its slots, ready to run; null where only stock can. Value and slots keep the layout
 * in which the value was found, which is the one that the model's own programs read it in.
 * @throws ShaderRefusedError when the driver refuses the shader.
 */
export function planWebglUpdate(
  backend: tf.MathBackendWebGL,
  { rule, value, gradient, slots, numbers }: VariableUpdate,
): (() => void) | null {
  const { gl } = backend.gpgpu;
  if (!(gl instanceof WebGL2RenderingContext) || !canWriteFloats(backend)) return null;
  const from = readLayout(backend, gradient.dataId);
  const place = readLayout(backend, value.dataId);
  if (from === null || place === null || place.offset !== 0) return null;
  const access: Access = liesAlike(place, from) ? 'alike' : from.isPacked ? 'packed' : 'unpacked';
  const key = `${rule.name} ${place.isPacked ? 'packed' : 'unpacked'} ${access}`;
  const program = findProgram(gl, key, () => ({
    fragments: writeUpdateShader(rule, place.isPacked, access),
  }));
  const slotTextures: WebGLTexture[] = [];
  for (const slot of slots) {
    const texture = layOutAs(backend, slot, place);
    if (texture === null) return null;
    slotTextures.push(texture);
  }
  return () => {
    const made = [value, ...slots].map(() => createAlike(backend, place));
    const textures = made.map(({ texture }) => texture);
    gl.useProgram(program.program);
    bindTarget(gl, { textures, width: place.width, height: place.height });
    bindInputs(program, [
      ['valueTexture', place.texture],
      ['gradientTexture', from.texture],
      ...slotTextures.map((texture, at): [string, WebGLTexture] => [`slot${at}Texture`, texture]),
    ]);
    gl.uniform1fv(program.uniform('k'), padded(numbers));
    gl.uniform3i(program.uniform('place'), place.width, place.rows, place.columns);
    describePlace(program, 'gradient', from);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    [value, ...slots].forEach((variable, at) => assign(backend, variable, made[at]?.dataId));
  };
}

/** A tensor of one number that lies as `value` does; null where tfjs has to make it. */
export function fillAlike(backend: tf.MathBackendWebGL, value: tf.Tensor, start: number): tf.Tensor | null {
  const { gl } = backend.gpgpu;
  if (!(gl instanceof WebGL2RenderingContext) || !canWriteFloats(backend)) return null;
  const place = readLayout(backend, value.dataId);
  if (place === null || place.offset !== 0) return null;
  const { dataId, texture } = createAlike(backend, place);
  bindTarget(gl, { textures: [texture], width: place.width, height: place.height });
  fillTarget(gl, start);
  return tf.engine().makeTensorFromTensorInfo({ dataId, shape: value.shape, dtype: 'float32' }, backend);
}

/** A slot's texture once it lies as the value does: restored slots come from the CPU, unpacked. */
function layOutAs(
  backend: tf.MathBackendWebGL,
  slot: tf.Variable,
  place: TextureLayout,
): WebGLTexture | null {
  const found = readLayout(backend, slot.dataId);
  if (found === null) return null;
  if (liesAlike(found, place)) return found.texture;
  const { dataId } = slot;
  const input: tf.TensorInfo = { dataId, shape: [...place.shape], dtype: 'float32' };
  if (found.isPacked === place.isPacked || found.offset !== 0) return null;
  const turned = place.isPacked ? backend.packTensor(input) : backend.unpackTensor(input);
  backend.texData.get(turned.dataId).shape = [...place.shape];
  const layout = readLayout(backend, turned.dataId);
  if (layout === null || !liesAlike(layout, place)) {
    backend.disposeIntermediateTensorInfo(turned);
    return null;
  }
  assign(backend, slot, turned.dataId);
  return layout.texture;
}

function assign(backend: tf.MathBackendWebGL, variable: tf.Variable, dataId: tf.DataId | undefined): void {
  if (dataId === undefined) return;
  const { shape } = variable;
  variable.assign(tf.engine().makeTensorFromTensorInfo({ dataId, shape, dtype: 'float32' }, backend));
}

function padded(numbers: readonly number[]): Float32Array {
  const all = new Float32Array(MOST_NUMBERS);
  all.set(numbers);
  return all;
}
