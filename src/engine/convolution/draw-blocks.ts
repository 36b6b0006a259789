import * as tf from '@tensorflow/tfjs';
import { bindInputs, bindTarget } from '#engine/gl/draw-target.ts';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import { findProgram } from '#engine/gl/program-cache.ts';
import { type TextureLayout, canWriteFloats, readLayout } from '#engine/gl/texture-layout.ts';
import { type BlockInput, describeBlocks, keyOf, samplerOf } from './blocks.ts';

/** One program over blocks: its text depends on `key` and the inputs' layouts only. */
export interface BlockDraw {
  readonly key: string;
  readonly inputs: readonly BlockInput[];
  readonly write: () => string;
  readonly targets: readonly TextureLayout[];
  readonly setUniforms: (program: GlProgram) => void;
}

/** The context, if it can do what the shaders here need. */
export function findContext(backend: tf.MathBackendWebGL): WebGL2RenderingContext | null {
  const { gl } = backend.gpgpu;
  return gl instanceof WebGL2RenderingContext && canWriteFloats(backend) ? gl : null;
}

/** @throws ShaderRefusedError when the driver refuses the shader, before anything is drawn. */
export function prepareBlocks(
  gl: WebGL2RenderingContext,
  draw: Pick<BlockDraw, 'key' | 'inputs' | 'write'>,
): GlProgram {
  const key = [draw.key, ...draw.inputs.map(keyOf)].join(' ');
  return findProgram(gl, key, () => ({ fragments: draw.write() }));
}

export function drawBlocks(
  program: GlProgram,
  { inputs, targets, setUniforms }: Omit<BlockDraw, 'key' | 'write'>,
): void {
  const { gl } = program;
  const [target] = targets;
  if (target === undefined) return;
  gl.useProgram(program.program);
  bindTarget(gl, {
    textures: targets.map(({ texture }) => texture),
    width: target.width,
    height: target.height,
  });
  bindInputs(
    program,
    inputs.map((input) => [samplerOf(input), input.layout.texture]),
  );
  for (const input of inputs) describeBlocks(program, input);
  setUniforms(program);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
}

/**
 * A new packed tensor with nothing written to it yet, each line of its texture all channels of one pair of columns, or of
 * several where it would be too high: places are then found without divisions.
 */
export function createBlocks(
  backend: tf.MathBackendWebGL,
  shape: number[],
): { readonly tensor: tf.TensorInfo; readonly layout: TextureLayout } {
  const tensor = backend.makeTensorInfo(shape, 'float32');
  const data = backend.texData.get(tensor.dataId);
  data.isPacked = true;
  const [channels = 1, columns = 1] = shape.toReversed();
  const channelPairs = Math.ceil(channels / 2);
  const columnPairs =
    (shape.reduce((size, length) => size * length, 1) / channels / columns) * Math.ceil(columns / 2);
  const limit = tf.env().getNumber('WEBGL_MAX_TEXTURE_SIZE');
  const together = Math.ceil(columnPairs / limit);
  // Else it is left to tfjs.
  if (together * channelPairs <= limit)
    data.texShape = [2 * Math.ceil(columnPairs / together), 2 * channelPairs * together];
  const layout = readLayout(backend, tensor.dataId);
  if (layout === null) throw new Error('The WebGL backend gave no texture.');
  return { tensor, layout };
}

/** Sets `outShape` for a tensor [batch, height, width, channels]. */
export function describeOutput(
  program: GlProgram,
  layout: TextureLayout,
  [, height = 1, width = 1, channels = 1]: readonly number[],
): void {
  program.gl.uniform4i(program.uniform('outShape'), layout.width, height, width, channels);
}
