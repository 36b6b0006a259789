import type * as tf from '@tensorflow/tfjs';
import type { ConvInfo } from '#engine/kernels/conv-info.ts';
import {
  BLOCK_SHADER_HEAD,
  DECLARE_OUTPUT,
  FIND_BLOCK,
  WRITE_BLOCK,
  declareBlocks,
  readBlocks,
} from './blocks.ts';
import { columnOf, parityOf } from './columns.ts';
import { tapOf } from './depthwise-taps.ts';
import { findContext, prepareBlocks } from './draw-blocks.ts';
import { splitLines, sumLines, writeLineSums } from './sum-lines.ts';

/**
 * dw[tap, c] = Σ x[position's window, tap, c] · dy[position, c], in two programs. In the first an invocation sums two channels
 * of all taps of one line of the filter over some of the pictures' lines; two taps share a target. The second adds the lines'
 * sums. x: [batch, height, width, channels], dy: [batch, outHeight, outWidth, channels]; the result is laid out as
 * [taps, channels]. Null for what is stock's.
 */
export function depthwiseFilterGradient(
  backend: tf.MathBackendWebGL,
  tensors: { readonly x: tf.TensorInfo; readonly dy: tf.TensorInfo },
  info: ConvInfo,
): tf.TensorInfo | null {
  const gl = findContext(backend);
  if (gl === null) return null;
  const x = readBlocks(backend, 'x', tensors.x, info.inWidth, info.inChannels);
  const dy = readBlocks(backend, 'dy', tensors.dy, info.outWidth, info.inChannels);
  if (x === null || dy === null) return null;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = info;
  const channelPairs = Math.ceil(info.inChannels / 2);
  const parity = parityOf(info.padInfo.left);
  const inputs = [x, dy];
  const outShape = [filterHeight * filterWidth, info.inChannels];
  const sums = sumLines(backend, gl, {
    ...{ inputs, info, targets: Math.ceil(filterWidth / 2), outShape, outView: [1, 1, ...outShape] },
    split: splitLines(info, filterHeight * channelPairs),
    first: prepareBlocks(gl, {
      key: `depthwise filter gradient ${filterWidth} ${strideHeight} ${strideWidth} ${parity}`,
      inputs,
      write: () => writeShader(inputs.map(declareBlocks), parity, info),
    }),
    second: prepareBlocks(gl, {
      key: `depthwise filter sum ${filterWidth}`,
      inputs: [],
      write: () => writeSum(filterWidth),
    }),
    setFirst(program) {
      gl.uniform2i(program.uniform('filterShape'), channelPairs, info.outHeight);
    },
  });
  return { ...sums, shape: [...info.filterShape] };
}

function writeShader(declared: readonly string[], parity: 0 | 1, info: ConvInfo): string {
  const taps = info.filterWidth;
  const multiply = Array.from({ length: taps }, (_, tap) => {
    const [u, v] = [columnOf('b', tap, parity), columnOf('b', tap + info.strideWidth, parity)];
    return `${tapOf('sum', tap)} += ${u} * d.xy + ${v} * d.zw;`;
  });
  // Pairs of channels, lines of an output picture.
  const shape = 'uniform ivec2 filterShape;';
  const locate = `  int fy = block / filterShape.x;
  int xPair = block - fy * filterShape.x;
  int dyPair = xPair;
  int firstTap = 0;
  int outLines = filterShape.y;`;
  const targets = Math.ceil(taps / 2);
  return writeLineSums({ declared: [...declared, shape], info, parity, taps, targets, locate, multiply });
}

function writeSum(filterWidth: number): string {
  const targets = Array.from({ length: Math.ceil(filterWidth / 2) }, (_, at) => at);
  const add = targets.map(
    (at) => `  if (fx / 2 == ${at})
    for (int part = 0; part < work.z; part++) sum += texelFetch(part${at}, placeOf(part * work.y + block, work.x), 0);`,
  );
  return `${BLOCK_SHADER_HEAD}
${targets.map((at) => `uniform sampler2D part${at};`).join('\n')}
// Texture's width, lines of the filter by pairs of channels, parts.
uniform ivec3 work;
${DECLARE_OUTPUT}
vec2 sumOf(int tap, int channelPair, int channelPairs) {
  int fy = tap / ${filterWidth};
  int fx = tap - fy * ${filterWidth};
  int block = fy * channelPairs + channelPair;
  vec4 sum = vec4(0.0);
${add.join('\n')}
  return (fx & 1) == 0 ? sum.xy : sum.zw;
}
void main() {
${FIND_BLOCK}
  vec4 value = vec4(sumOf(2 * pair, channelPair, pairs.y), 0.0, 0.0);
  if (2 * pair + 1 < outShape.z) value.zw = sumOf(2 * pair + 1, channelPair, pairs.y);
${WRITE_BLOCK}
}`;
}
