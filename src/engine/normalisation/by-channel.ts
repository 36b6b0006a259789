import type * as tf from '@tensorflow/tfjs';
import {
  BLOCK_SHADER_HEAD,
  type BlockInput,
  DECLARE_OUTPUT,
  FIND_BLOCK,
  WRITE_BLOCK,
  declareBlocks,
} from '#engine/convolution/blocks.ts';
import {
  type ChannelValues,
  bindChannelValues,
  declareChannelValues,
} from '#engine/convolution/channel-values.ts';
import { createBlocks, describeOutput, drawBlocks, prepareBlocks } from '#engine/convolution/draw-blocks.ts';
import type { PictureView } from './picture-view.ts';

/** An operation on tensors of one shape and numbers a channel, in one program. */
export interface ByChannel {
  readonly name: string;
  readonly blocks: readonly BlockInput[];
  readonly values: readonly ChannelValues[];
  readonly numbers: Readonly<Record<string, number>>;
  /** GLSL of a vec4, over blocks by their names and numbers a channel, doubled to a block, by theirs. */
  readonly expression: string;
}

/** Result: `shape`, laid out in blocks. */
export function runByChannel(
  backend: tf.MathBackendWebGL,
  gl: WebGL2RenderingContext,
  operation: ByChannel,
  shape: number[],
  { columns, channels }: PictureView,
): tf.TensorInfo {
  const { name, blocks, values, numbers } = operation;
  const program = prepareBlocks(gl, {
    key: [name, ...values.map(({ form }) => form)].join(' '),
    inputs: blocks,
    write: () => writeShader(operation),
  });
  const out = createBlocks(backend, shape);
  drawBlocks(program, {
    inputs: blocks,
    targets: [out.layout],
    setUniforms() {
      describeOutput(program, out.layout, [1, 1, columns, channels]);
      for (const [number, value] of Object.entries(numbers)) gl.uniform1f(program.uniform(number), value);
      values.forEach((one, at) => bindChannelValues(program, one, blocks.length + at));
    },
  });
  return out.tensor;
}

function writeShader({ blocks, values, numbers, expression }: ByChannel): string {
  return `${BLOCK_SHADER_HEAD}
${blocks.map(declareBlocks).join('\n')}
${DECLARE_OUTPUT}
${values.map(({ name, form }) => declareChannelValues(name, form)).join('\n')}
${Object.keys(numbers)
  .map((number) => `uniform float ${number};`)
  .join('\n')}
void main() {
${FIND_BLOCK}
${blocks.map(({ name }) => `  vec4 ${name} = ${name}Fetch(${name}Place(lines, pair), channelPair);`).join('\n')}
${values.map(({ name }) => `  vec4 ${name} = ${name}Pair(channelPair).xyxy;`).join('\n')}
  vec4 value = ${expression};
${WRITE_BLOCK}
}`;
}
