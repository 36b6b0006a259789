import * as tf from '@tensorflow/tfjs';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { type TextureLayout, readLayout } from '#engine/gl/texture-layout.ts';

/** A number a channel as shaders over blocks read it: in pairs of channels a texel ('pairs'), or value by value. */
export interface Bias {
  readonly form: 'pairs' | 'values' | 'packed';
  readonly layout: TextureLayout;
}

/** Null for what has no float32 texture. Uploads what is not there yet in pairs. */
export function readBias(backend: tf.MathBackendWebGL, tensor: tf.TensorInfo): Bias | null {
  const data = backend.texData.get(tensor.dataId);
  if (data.texture == null && data.slice == null) data.isPacked = true;
  const layout = readLayout(backend, tensor.dataId);
  if (layout === null) return null;
  if (!layout.isPacked) return { form: 'values', layout };
  const isLine =
    layout.rows === 1 && layout.columns === tf.util.sizeFromShape(tensor.shape) && layout.offset === 0;
  return { form: isLine ? 'pairs' : 'packed', layout };
}

/** Declares `vec2 biasPair(int channelPair)`; nothing where there is no bias. */
export function declareBias(form: Bias['form'] | 'none'): string {
  if (form === 'none') return '';
  if (form === 'pairs')
    return `uniform sampler2D biasTexture;
uniform ivec4 biasPlace;
vec2 biasPair(int channelPair) { return texelFetch(biasTexture, placeOf(channelPair, biasPlace.x), 0).rg; }`;
  return `${declareTensor('bias', form === 'packed')}
vec2 biasPair(int channelPair) {
  return vec2(biasAt(2 * channelPair), biasAt(min(2 * channelPair + 1, outShape.w - 1)));
}`;
}

/** Binds it to a unit that nothing else uses. */
export function bindBias(program: GlProgram, { layout }: Bias, unit: number): void {
  const { gl } = program;
  gl.activeTexture(gl.TEXTURE0 + unit);
  gl.bindTexture(gl.TEXTURE_2D, layout.texture);
  gl.uniform1i(program.uniform('biasTexture'), unit);
  describePlace(program, 'bias', layout);
}
