import type * as tf from '@tensorflow/tfjs';
import { declareTensor, describePlace } from '#engine/gl/read-values.ts';
import { type TextureLayout, readLayout } from '#engine/gl/texture-layout.ts';
import {
  BLOCK_SHADER_HEAD,
  DECLARE_OUTPUT,
  FIND_BLOCK,
  WRITE_BLOCK,
  declareBlocks,
  readBlocks,
} from './blocks.ts';
import { createBlocks, describeOutput, drawBlocks, findContext, prepareBlocks } from './draw-blocks.ts';
import { columnOf, countPairs, parityOf } from './columns.ts';

/** A convolution of pictures [batch, height, width, channels] without dilation. */
export interface ConvolutionCall {
  readonly x: tf.TensorInfo;
  readonly filter: tf.TensorInfo;
  readonly bias: tf.TensorInfo | null;
  readonly activation: 'linear' | 'relu' | 'relu6';
  /** Whether the filter is read from its end and transposed, [height, width, outputs, inputs], as an input's gradient needs it. */
  readonly isTurned: boolean;
  readonly outShape: readonly [number, number, number, number];
  readonly stride: readonly [number, number];
  readonly top: number;
  readonly left: number;
}

/**
 * One program; an invocation writes two neighbouring columns of two channels, so that each block read of the picture serves
 * all taps of a line, and each block of the filter both columns. Null for what is stock's.
 */
export function convolveBlocks(backend: tf.MathBackendWebGL, call: ConvolutionCall): tf.TensorInfo | null {
  const gl = findContext(backend);
  if (gl === null) return null;
  const [filterHeight = 1, filterWidth = 1, filterRows = 1, filterColumns = 1] = call.filter.shape;
  const [, inHeight = 1, inWidth = 1, inChannels = 1] = call.x.shape;
  const x = readBlocks(backend, 'x', call.x, inWidth, inChannels);
  const w = readBlocks(backend, 'w', call.filter, filterRows, filterColumns);
  const bias = call.bias === null ? null : readLayout(backend, call.bias.dataId);
  if (x === null || w === null || (call.bias !== null && bias === null)) return null;
  const { stride, left, isTurned, activation } = call;
  const parts: Parts = {
    filterHeight,
    filterWidth,
    stride,
    parity: parityOf(left),
    isTurned,
    activation,
    bias,
  };
  const key = `conv ${filterHeight} ${filterWidth} ${stride.join()} ${parts.parity} ${isTurned} ${activation} ${bias?.isPacked}`;
  const inputs = [x, w];
  const program = prepareBlocks(gl, {
    key,
    inputs,
    write: () => writeShader(inputs.map(declareBlocks), parts),
  });
  const out = createBlocks(backend, [...call.outShape]);
  drawBlocks(program, {
    inputs,
    targets: [out.layout],
    setUniforms() {
      describeOutput(program, out.layout, call.outShape);
      gl.uniform4i(program.uniform('inShape'), inHeight, Math.ceil(inChannels / 2), call.top, left);
      if (bias === null) return;
      gl.activeTexture(gl.TEXTURE0 + inputs.length);
      gl.bindTexture(gl.TEXTURE_2D, bias.texture);
      gl.uniform1i(program.uniform('biasTexture'), inputs.length);
      describePlace(program, 'bias', bias);
    },
  });
  return out.tensor;
}

interface Parts {
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly stride: readonly [number, number];
  readonly parity: 0 | 1;
  readonly isTurned: boolean;
  readonly activation: ConvolutionCall['activation'];
  readonly bias: TextureLayout | null;
}

function writeShader(declared: readonly string[], parts: Parts): string {
  const { filterHeight, filterWidth, stride, parity, isTurned, bias } = parts;
  const [strideHeight, strideWidth] = stride;
  const pairs = countPairs(strideWidth + filterWidth, parity);
  const taps = Array.from({ length: filterWidth }, (_, fx) => {
    const tap = isTurned
      ? `${filterHeight * filterWidth - 1 - fx} - fy * ${filterWidth}`
      : `fy * ${filterWidth} + ${fx}`;
    const read = isTurned ? `wBlock(${tap}, channelPair, ip).xzyw` : `wBlock(${tap}, ip, channelPair)`;
    const [first, second] = [columnOf('b', fx, parity), columnOf('b', fx + strideWidth, parity)];
    return `      weight = ${read};
      value += vec4(${first}.x * weight.xy + ${first}.y * weight.zw, ${second}.x * weight.xy + ${second}.y * weight.zw);`;
  });
  const blocks = Array.from(
    { length: pairs },
    (_, i) => `      vec4 b${i} = xBlock(xLine, firstPair + ${i}, ip);`,
  );
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
${bias === null ? '' : declareTensor('bias', bias.isPacked)}
${DECLARE_OUTPUT}
// Height, pairs of channels, zeros above, zeros to the left.
uniform ivec4 inShape;
void main() {
${FIND_BLOCK}
  int firstPair = (pair * ${2 * strideWidth} - inShape.w - ${parity}) / 2;
  ${bias === null ? 'vec4 value = vec4(0.0);' : START_WITH_BIAS}
  vec4 weight;
  for (int fy = 0; fy < ${filterHeight}; fy++) {
    int y = line * ${strideHeight} + fy - inShape.z;
    if (y < 0 || y >= inShape.x) continue;
    int xLine = image * inShape.x + y;
    for (int ip = 0; ip < inShape.y; ip++) {
${blocks.join('\n')}
${taps.join('\n')}
    }
  }
${ACTIVATE[parts.activation]}
${WRITE_BLOCK}
}`;
}

const START_WITH_BIAS = `vec4 value = vec4(biasAt(2 * channelPair), biasAt(min(2 * channelPair + 1, outShape.w - 1)), 0.0, 0.0);
  value.zw = value.xy;`;

/** NaN is in no order, so it stays. */
const clampAt = (bound: string, sign: '<' | '>'): string =>
  ['x', 'y', 'z', 'w'].map((at) => `  if (value.${at} ${sign} ${bound}) value.${at} = ${bound};`).join('\n');
const RELU = clampAt('0.0', '<');
const ACTIVATE: Readonly<Record<ConvolutionCall['activation'], string>> = {
  linear: '',
  relu: RELU,
  relu6: `${RELU}\n${clampAt('6.0', '>')}`,
};
