import type * as tf from '@tensorflow/tfjs';
import {
  BLOCK_SHADER_HEAD,
  DECLARE_OUTPUT,
  FIND_BLOCK,
  WRITE_BLOCK,
  declareBlocks,
  readBlocks,
} from './blocks.ts';
import {
  type ChannelValues,
  bindChannelValues,
  declareChannelValues,
  readChannelValues,
} from './channel-values.ts';
import type { ConvolutionCall } from './convolve.ts';
import { createBlocks, describeOutput, drawBlocks, findContext, prepareBlocks } from './draw-blocks.ts';
import { ACTIVATE, ADD_BIAS, type Activation } from './merge.ts';

/**
 * A convolution with a filter of one pixel and stride 1 in one program, bias and activation included: with few input channels
 * each output takes few readings, and laying targets side by side would cost more than it saves.
 * x: [batch, height, width, inChannels], filter: [1, 1, inChannels, outChannels].
 */
export function pointwise(
  backend: tf.MathBackendWebGL,
  { x: pictures, filter, bias: added, activation, outShape }: ConvolutionCall,
): tf.TensorInfo | null {
  const gl = findContext(backend);
  if (gl === null) return null;
  const [, , width = 1, inChannels = 1] = pictures.shape;
  const x = readBlocks(backend, 'x', pictures, width, inChannels);
  const w = readBlocks(backend, 'w', filter, inChannels, outShape[3]);
  const bias = added === null ? null : readChannelValues(backend, 'bias', added);
  if (x === null || w === null || (added !== null && bias === null)) return null;
  const inputs = [x, w];
  const form = bias?.form ?? 'none';
  const program = prepareBlocks(gl, {
    key: `pointwise ${form} ${activation}`,
    inputs,
    write: () => writeShader(inputs.map(declareBlocks), form, activation),
  });
  const out = createBlocks(backend, [...outShape]);
  drawBlocks(program, {
    inputs,
    targets: [out.layout],
    setUniforms() {
      describeOutput(program, out.layout, outShape);
      if (bias !== null) bindChannelValues(program, bias, inputs.length);
    },
  });
  return out.tensor;
}

function writeShader(
  declared: readonly string[],
  bias: ChannelValues['form'] | 'none',
  activation: Activation,
): string {
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
${DECLARE_OUTPUT}
${bias === 'none' ? '' : declareChannelValues('bias', bias)}
void main() {
${FIND_BLOCK}
  ivec2 from = xPlace(lines, pair);
  vec4 value = vec4(0.0);
  for (int ip = 0; ip < xPairs.y; ip++) {
    vec4 x = xFetch(from, ip);
    vec4 weight = wFetch(wPlace(0, ip), channelPair);
    value += vec4(x.x * weight.xy + x.y * weight.zw, x.z * weight.xy + x.w * weight.zw);
  }
${bias === 'none' ? '' : ADD_BIAS}
${ACTIVATE[activation]}
${WRITE_BLOCK}
}`;
}
