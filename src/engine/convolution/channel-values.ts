import * as tf from '@tensorflow/tfjs';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { type TextureLayout, readLayout } from '#engine/gl/texture-layout.ts';

/** A number a channel as shaders over blocks read it: in pairs of channels a texel ('pairs'), or value by value. */
export interface ChannelValues {
  readonly name: string;
  readonly form: 'pairs' | 'values' | 'packed';
  readonly layout: TextureLayout;
}

/** Null for what has no float32 texture. Uploads what is not there yet in pairs. */
export function readChannelValues(
  backend: tf.MathBackendWebGL,
  name: string,
  tensor: tf.TensorInfo,
): ChannelValues | null {
  if (tensor.dtype !== 'float32') return null;
  const data = backend.texData.get(tensor.dataId);
  if (data.texture == null && data.slice == null) data.isPacked = true;
  const layout = readLayout(backend, tensor.dataId);
  if (layout === null) return null;
  if (!layout.isPacked) return { name, form: 'values', layout };
  const channels = tf.util.sizeFromShape(tensor.shape);
  const isLine = layout.rows === 1 && layout.columns === channels && layout.offset === 0;
  return { name, form: isLine ? 'pairs' : 'packed', layout };
}

/** Declares `vec2 NAMEPair(int channelPair)`; for shaders with `BLOCK_SHADER_HEAD` and `DECLARE_OUTPUT`. */
export function declareChannelValues(name: string, form: ChannelValues['form']): string {
  if (form === 'pairs')
    return `uniform sampler2D ${name}Texture;
uniform ivec4 ${name}Place;
vec2 ${name}Pair(int channelPair) { return texelFetch(${name}Texture, placeOf(channelPair, ${name}Place.x), 0).rg; }`;
  return `${declareTensor(name, form === 'packed')}
vec2 ${name}Pair(int channelPair) {
  return vec2(${name}At(2 * channelPair), ${name}At(min(2 * channelPair + 1, outShape.w - 1)));
}`;
}

/** Binds it to a unit that nothing else uses. */
export function bindChannelValues(program: GlProgram, { name, layout }: ChannelValues, unit: number): void {
  const { gl } = program;
  gl.activeTexture(gl.TEXTURE0 + unit);
  gl.bindTexture(gl.TEXTURE_2D, layout.texture);
  gl.uniform1i(program.uniform(`${name}Texture`), unit);
  describePlace(program, name, layout);
}
