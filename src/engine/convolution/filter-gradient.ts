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
import { findContext, prepareBlocks } from './draw-blocks.ts';
import { splitLines, sumLines, writeLineSums } from './sum-lines.ts';

/** Each has a target of its own, and WebGL 2 promises four. */
const MOST_TAPS = 4;

/**
 * dw[tap, co] = Σ x[position's window, tap] · dy[position, co], in two programs. In the first an invocation sums, over some of
 * the pictures' lines, two input channels of up to four neighbouring taps by two output channels. From one pair of columns to
 * the next it keeps the picture's blocks that both need: 24 products for the two blocks read with a filter three wide. The
 * second adds the lines' sums. x: [batch, height, width, inChannels], dy: [batch, outHeight, outWidth, outChannels].
 */
export function filterGradient(
  backend: tf.MathBackendWebGL,
  tensors: { readonly x: tf.TensorInfo; readonly dy: tf.TensorInfo },
  info: ConvInfo,
): tf.TensorInfo | null {
  const gl = findContext(backend);
  if (gl === null) return null;
  const x = readBlocks(backend, 'x', tensors.x, info.inWidth, info.inChannels);
  const dy = readBlocks(backend, 'dy', tensors.dy, info.outWidth, info.outChannels);
  if (x === null || dy === null) return null;
  const taps = Math.min(info.filterWidth, MOST_TAPS);
  // A line of the filter in groups of taps.
  const groups = Math.ceil(info.filterWidth / taps);
  const channelPairs = [Math.ceil(info.inChannels / 2), Math.ceil(info.outChannels / 2)] as const;
  const inputs = [x, dy];
  const parity = parityOf(info.padInfo.left);
  return sumLines(backend, gl, {
    ...{ inputs, info, targets: taps, outShape: [...info.filterShape], outView: info.filterShape },
    split: splitLines(info, info.filterHeight * groups * channelPairs[0] * channelPairs[1]),
    first: prepareBlocks(gl, {
      key: `filter gradient ${taps} ${info.strideHeight} ${info.strideWidth} ${parity}`,
      inputs,
      write: () => writeShader(inputs.map(declareBlocks), taps, parity, info),
    }),
    second: prepareBlocks(gl, { key: `filter sum ${taps}`, inputs: [], write: () => writeSum(taps) }),
    setFirst(program) {
      gl.uniform4i(program.uniform('filterShape'), groups, ...channelPairs, info.outHeight);
    },
    setSecond(program) {
      gl.uniform1i(program.uniform('groups'), groups);
    },
  });
}

function writeShader(declared: readonly string[], taps: number, parity: 0 | 1, info: ConvInfo): string {
  const multiply = Array.from({ length: taps }, (_, tap) => {
    const [u, v] = [columnOf('b', tap, parity), columnOf('b', tap + info.strideWidth, parity)];
    return `sum${tap} += vec4(${u}.x * d.xy + ${v}.x * d.zw, ${u}.y * d.xy + ${v}.y * d.zw);`;
  });
  // Groups of taps in a line, pairs of input channels, of output channels, lines of an output picture.
  const shape = 'uniform ivec4 filterShape;';
  const locate = `  int rest = block / filterShape.z;
  int dyPair = block - rest * filterShape.z;
  int group = rest / filterShape.y;
  int xPair = rest - group * filterShape.y;
  int fy = group / filterShape.x;
  int firstTap = (group - fy * filterShape.x) * ${taps};
  int outLines = filterShape.w;`;
  return writeLineSums({
    declared: [...declared, shape],
    info,
    parity,
    taps,
    targets: taps,
    locate,
    multiply,
  });
}

function writeSum(taps: number): string {
  const all = Array.from({ length: taps }, (_, tap) => tap);
  const add = all.map(
    (tap) => `  if (which == ${tap})
    for (int part = 0; part < work.z; part++) value += texelFetch(part${tap}, placeOf(part * work.y + block, work.x), 0);`,
  );
  return `${BLOCK_SHADER_HEAD}
${all.map((tap) => `uniform sampler2D part${tap};`).join('\n')}
// Texture's width, blocks, parts.
uniform ivec3 work;
// Of taps in a line of the filter.
uniform int groups;
${DECLARE_OUTPUT}
void main() {
${FIND_BLOCK}
  // Filters are pictures, a line of which is one of the filter's columns.
  int group = image * groups + line / ${taps};
  int block = (group * pairs.x + pair) * pairs.y + channelPair;
  int which = line % ${taps};
  vec4 value = vec4(0.0);
${add.join('\n')}
${WRITE_BLOCK}
}`;
}
