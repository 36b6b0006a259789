import type * as tf from '@tensorflow/tfjs';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import type { TextureLayout } from '#engine/gl/texture-layout.ts';
import { type ChannelValues, bindChannelValues, declareChannelValues } from './channel-values.ts';
import { BLOCK_SHADER_HEAD, DECLARE_OUTPUT, FIND_BLOCK, WRITE_BLOCK } from './blocks.ts';
import { createBlocks, describeOutput, drawBlocks, prepareBlocks } from './draw-blocks.ts';

export type Activation = 'linear' | 'relu' | 'relu6';

/** Neighbouring pairs of columns and of channels that lie at the same place of as many textures. */
export interface Group {
  readonly columns: 1 | 2;
  readonly channels: 1 | 2;
}

/** The program that lays a group's textures side by side, adds a bias to each channel, and applies the activation. */
export function prepareMerge(
  gl: WebGL2RenderingContext,
  group: Group,
  bias: ChannelValues | null,
  activation: Activation,
): GlProgram {
  const form = bias?.form ?? 'none';
  return prepareBlocks(gl, {
    key: `merge ${group.columns} ${group.channels} ${form} ${activation}`,
    inputs: [],
    write: () => writeShader(group, form, activation),
  });
}

export function merge(
  backend: tf.MathBackendWebGL,
  program: GlProgram,
  given: {
    readonly parts: readonly TextureLayout[];
    readonly bias: ChannelValues | null;
    readonly outShape: number[];
    readonly columnGroups: number;
    readonly channelGroups: number;
  },
): tf.TensorInfo {
  const { gl } = program;
  const { parts, bias, outShape } = given;
  const out = createBlocks(backend, outShape);
  drawBlocks(program, {
    inputs: [],
    targets: [out.layout],
    setUniforms() {
      describeOutput(program, out.layout, outShape);
      gl.uniform3i(program.uniform('groups'), given.columnGroups, given.channelGroups, parts[0]?.width ?? 1);
      parts.forEach(({ texture }, unit) => {
        gl.activeTexture(gl.TEXTURE0 + unit);
        gl.bindTexture(gl.TEXTURE_2D, texture);
        gl.uniform1i(program.uniform(`part${unit}`), unit);
      });
      if (bias !== null) bindChannelValues(program, bias, parts.length);
    },
  });
  return out.tensor;
}

function writeShader(
  { columns, channels }: Group,
  bias: ChannelValues['form'] | 'none',
  activation: Activation,
): string {
  const parts = Array.from({ length: columns * channels }, (_, at) => at);
  return `${BLOCK_SHADER_HEAD}
${parts.map((at) => `uniform sampler2D part${at};`).join('\n')}
// Groups of columns in a line, of channels, texture's width.
uniform ivec3 groups;
${DECLARE_OUTPUT}
${bias === 'none' ? '' : declareChannelValues('bias', bias)}
void main() {
${FIND_BLOCK}
  ivec2 from = placeOf((lines * groups.x + pair / ${columns}) * groups.y + channelPair / ${channels}, groups.z);
  int which = pair % ${columns} * ${channels} + channelPair % ${channels};
  vec4 value = texelFetch(part0, from, 0);
${parts
  .slice(1)
  .map((at) => `  if (which == ${at}) value = texelFetch(part${at}, from, 0);`)
  .join('\n')}
${bias === 'none' ? '' : ADD_BIAS}
${ACTIVATE[activation]}
${WRITE_BLOCK}
}`;
}

/** Adds `bias` to the block `value`; for shaders with `declareChannelValues` and `FIND_BLOCK`. */
export const ADD_BIAS = '  value += biasPair(channelPair).xyxy;';

/** NaN is in no order, so it stays. */
const clampAt = (bound: string, sign: '<' | '>'): string =>
  ['x', 'y', 'z', 'w'].map((at) => `  if (value.${at} ${sign} ${bound}) value.${at} = ${bound};`).join('\n');
const RELU = clampAt('0.0', '<');
/** Applies it to the block `value`. */
export const ACTIVATE: Readonly<Record<Activation, string>> = {
  linear: '',
  relu: RELU,
  relu6: `${RELU}\n${clampAt('6.0', '>')}`,
};
