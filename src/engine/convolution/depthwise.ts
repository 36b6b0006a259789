import type * as tf from '@tensorflow/tfjs';
import type { ConvInfo } from '#engine/kernels/conv-info.ts';
import {
  type ChannelValues,
  bindChannelValues,
  declareChannelValues,
  readChannelValues,
} from './channel-values.ts';
import {
  BLOCK_SHADER_HEAD,
  DECLARE_OUTPUT,
  FIND_BLOCK,
  WRITE_BLOCK,
  declareBlocks,
  readBlocks,
} from './blocks.ts';
import { columnOf, countPairs, parityOf } from './columns.ts';
import { readTaps, tapOf } from './depthwise-taps.ts';
import { createBlocks, describeOutput, drawBlocks, findContext, prepareBlocks } from './draw-blocks.ts';
import { ACTIVATE, ADD_BIAS, type Activation } from './merge.ts';

/** A convolution of each channel with a filter of its own, [height, width, channels, 1]. */
export interface DepthwiseCall {
  readonly x: tf.TensorInfo;
  readonly filter: tf.TensorInfo;
  readonly bias: tf.TensorInfo | null;
  readonly activation: Activation;
  /** Whether the filter is read from its end, as an input's gradient needs it. */
  readonly isTurned: boolean;
  readonly outShape: ConvInfo['outShape'];
  readonly stride: readonly [number, number];
  readonly top: number;
  readonly left: number;
}

/**
 * y[p, c] = activation(Σ x[p · stride + tap, c] · w[tap, c] + bias[c]) in one program. An invocation works out two columns by
 * two channels; a filter of 3 × 3 takes nine blocks of the picture and five of the filter for its 36 products.
 * x: [batch, height, width, channels]. Null for what is stock's.
 */
export function depthwise(backend: tf.MathBackendWebGL, call: DepthwiseCall): tf.TensorInfo | null {
  const gl = findContext(backend);
  if (gl === null) return null;
  const [filterHeight = 1, filterWidth = 1] = call.filter.shape;
  const [, inHeight = 1, inWidth = 1, channels = 1] = call.x.shape;
  const { outShape, stride, left, activation, isTurned } = call;
  const x = readBlocks(backend, 'x', call.x, inWidth, channels);
  const bias = call.bias === null ? null : readChannelValues(backend, 'bias', call.bias);
  if (x === null || (call.bias !== null && bias === null)) return null;
  const taps = readTaps(backend, gl, call.filter);
  if (taps === null) return null;
  const reach = (outShape[2] - 1) * stride[1] + filterWidth - left;
  const parts: Parts = {
    ...{ filterHeight, filterWidth, stride, activation, isTurned },
    parity: parityOf(left),
    isPadded: left > 0 || reach > inWidth,
    bias: bias?.form ?? 'none',
  };
  const inputs = [x, taps.input];
  try {
    const program = prepareBlocks(gl, {
      key: `depthwise ${JSON.stringify(parts)}`,
      inputs,
      write: () => writeShader(inputs.map(declareBlocks), parts),
    });
    const out = createBlocks(backend, [...outShape]);
    drawBlocks(program, {
      inputs,
      targets: [out.layout],
      setUniforms() {
        describeOutput(program, out.layout, outShape);
        gl.uniform3i(program.uniform('inShape'), inHeight, call.top, left);
        if (bias !== null) bindChannelValues(program, bias, inputs.length);
      },
    });
    return out.tensor;
  } finally {
    taps.dispose();
  }
}

interface Parts {
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly stride: readonly [number, number];
  readonly parity: 0 | 1;
  readonly isTurned: boolean;
  /** Whether windows reach beyond a picture's first or last column. */
  readonly isPadded: boolean;
  readonly bias: ChannelValues['form'] | 'none';
  readonly activation: Activation;
}

function writeShader(declared: readonly string[], parts: Parts): string {
  const { filterHeight, filterWidth, stride, parity, isTurned, bias } = parts;
  const [strideHeight, strideWidth] = stride;
  const count = (length: number): number[] => Array.from({ length }, (_, at) => at);
  const taps = filterHeight * filterWidth;
  const pairs = count(countPairs(strideWidth + filterWidth, parity));
  const find = (i: number): string => `  int pair${i} = clamp(firstPair + ${i}, 0, xPairs.x - 1);
  bvec4 isInside${i} = bvec4(pair${i} == firstPair + ${i});`;
  const read = (i: number): string => {
    const block = `xFetch(xPlace(xLine, pair${i}), channelPair)`;
    return parts.isPadded
      ? `    b${i} = mix(vec4(0.0), xClear(${block}, pair${i}), isInside${i});`
      : `    b${i} = ${block};`;
  };
  const multiply =
    (fy: number) =>
    (fx: number): string => {
      const tap = fy * filterWidth + fx;
      const [u, v] = [columnOf('b', fx, parity), columnOf('b', fx + strideWidth, parity)];
      return `    value += vec4(${u}, ${v}) * ${tapOf('w', isTurned ? taps - 1 - tap : tap)}.xyxy;`;
    };
  const line = (fy: number): string => `  y = line * ${strideHeight} + ${fy} - inShape.y;
  if (y >= 0 && y < inShape.x) {
    int xLine = image * inShape.x + y;
${pairs.map(read).join('\n')}
${count(filterWidth).map(multiply(fy)).join('\n')}
  }`;
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
${DECLARE_OUTPUT}
${bias === 'none' ? '' : declareChannelValues('bias', bias)}
// Height, zeros above, zeros to the left.
uniform ivec3 inShape;
void main() {
${FIND_BLOCK}
  int firstPair = (pair * ${2 * strideWidth} - inShape.z - ${parity}) / 2;
${count(Math.ceil(taps / 2))
  .map((at) => `  vec4 w${at} = wFetch(wPlace(0, ${at}), channelPair);`)
  .join('\n')}
${pairs.map(find).join('\n')}
  vec4 ${pairs.map((i) => `b${i}`).join(', ')};
  vec4 value = vec4(0.0);
  int y;
${count(filterHeight).map(line).join('\n')}
${bias === 'none' ? '' : ADD_BIAS}
${ACTIVATE[parts.activation]}
${WRITE_BLOCK}
}`;
}
