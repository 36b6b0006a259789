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
import { columnOf, countPairs, parityOf } from './columns.ts';
import { createBlocks, describeOutput, drawBlocks, findContext, prepareBlocks } from './draw-blocks.ts';

/** Enough invocations to fill a graphics device, few enough that their partial sums are little to add. */
const INVOCATIONS = 32_768;
/** Each has a target of its own, and WebGL 2 promises four. */
const MOST_TAPS = 4;
/** Of one output, so that the second program stays short. */
const MOST_PARTS = 128;
/** Partial sums lie in lines of so many texels. */
const PART_WIDTH = 1024;

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
  const split = splitWork(info);
  const inputs = [x, dy];
  const parity = parityOf(info.padInfo.left);
  const first = prepareBlocks(gl, {
    key: `filter gradient ${split.taps} ${info.strideHeight} ${info.strideWidth} ${parity}`,
    inputs,
    write: () => writeShader(inputs.map(declareBlocks), split.taps, parity, info),
  });
  const second = prepareBlocks(gl, {
    key: `filter sum ${split.taps}`,
    inputs: [],
    write: () => writeSum(split.taps),
  });

  const texels = split.blocks * split.parts;
  const partShape = [2 * Math.ceil(texels / PART_WIDTH), 2 * PART_WIDTH];
  const partials = Array.from({ length: split.taps }, () => createBlocks(backend, partShape));
  const width = partials[0]?.layout.width ?? 1;
  const channelPairs = [Math.ceil(info.inChannels / 2), Math.ceil(info.outChannels / 2)] as const;
  drawBlocks(first, {
    inputs,
    targets: partials.map(({ layout }) => layout),
    setUniforms() {
      gl.uniform4i(
        first.uniform('work'),
        width,
        split.blocks,
        split.linesAPart,
        info.batchSize * info.outHeight,
      );
      gl.uniform4i(first.uniform('filterShape'), split.tapGroups, ...channelPairs, info.outHeight);
      gl.uniform3i(first.uniform('inShape'), info.inHeight, info.padInfo.top, info.padInfo.left);
    },
  });
  const out = createBlocks(backend, [...info.filterShape]);
  drawBlocks(second, {
    inputs: [],
    targets: [out.layout],
    setUniforms() {
      describeOutput(second, out.layout, info.filterShape);
      gl.uniform4i(second.uniform('work'), width, split.blocks, split.parts, split.tapGroups);
      partials.forEach(({ layout }, at) => {
        gl.activeTexture(gl.TEXTURE0 + at);
        gl.bindTexture(gl.TEXTURE_2D, layout.texture);
        gl.uniform1i(second.uniform(`part${at}`), at);
      });
    },
  });
  for (const { tensor } of partials) backend.disposeIntermediateTensorInfo(tensor);
  return out.tensor;
}

interface Split {
  /** Neighbouring taps of an invocation, and how many such groups a line of the filter has. */
  readonly taps: number;
  readonly tapGroups: number;
  /** Groups of taps by pairs of channels. */
  readonly blocks: number;
  readonly parts: number;
  readonly linesAPart: number;
}

function splitWork(info: ConvInfo): Split {
  const taps = Math.min(info.filterWidth, MOST_TAPS);
  const tapGroups = Math.ceil(info.filterWidth / taps);
  const channelPairs = Math.ceil(info.inChannels / 2) * Math.ceil(info.outChannels / 2);
  const blocks = info.filterHeight * tapGroups * channelPairs;
  const lines = info.batchSize * info.outHeight;
  const wanted = Math.min(lines, MOST_PARTS, Math.max(1, Math.ceil(INVOCATIONS / blocks)));
  const linesAPart = Math.ceil(lines / wanted);
  return { taps, tapGroups, blocks, parts: Math.ceil(lines / linesAPart), linesAPart };
}

function writeShader(declared: readonly string[], taps: number, parity: 0 | 1, info: ConvInfo): string {
  const { strideHeight, strideWidth } = info;
  const all = Array.from({ length: taps }, (_, tap) => tap);
  // Blocks of the picture that two neighbouring outputs see; each step goes on by as many as the stride.
  const count = countPairs(strideWidth + taps, parity);
  const blocks = Array.from({ length: count }, (_, i) => i);
  const kept = Math.max(0, count - strideWidth);
  const read = (i: number, base: string): string => `b${i} = xBlock(xLine, ${base} + ${i}, inPair);`;
  const multiply = all.map((tap) => {
    const [u, v] = [columnOf('b', tap, parity), columnOf('b', tap + strideWidth, parity)];
    return `sum${tap} += vec4(${u}.x * d.xy + ${v}.x * d.zw, ${u}.y * d.xy + ${v}.y * d.zw);`;
  });
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
// Texture's width, blocks, lines a part, lines.
uniform ivec4 work;
// Groups of taps in a line, pairs of input channels, of output channels, lines of an output picture.
uniform ivec4 filterShape;
// Height, zeros above, zeros to the left.
uniform ivec3 inShape;
${all.map((tap) => `layout(location = ${tap}) out vec4 result${tap};`).join('\n')}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int texel = at.y * work.x + at.x;
  int part = texel / work.y;
  int block = texel - part * work.y;
  int rest = block / filterShape.z;
  int outPair = block - rest * filterShape.z;
  int group = rest / filterShape.y;
  int inPair = rest - group * filterShape.y;
  int fy = group / filterShape.x;
  int firstPair = ((group - fy * filterShape.x) * ${taps} - inShape.z - ${parity}) / 2;
  ${all.map((tap) => `vec4 sum${tap} = vec4(0.0);`).join(' ')}
  vec4 ${blocks.map((i) => `b${i}`).join(', ')};
  int end = min((part + 1) * work.z, work.w);
  for (int line = part * work.z; line < end; line++) {
    int image = line / filterShape.w;
    int y = (line - image * filterShape.w) * ${strideHeight} + fy - inShape.y;
    if (y < 0 || y >= inShape.x) continue;
    int xLine = image * inShape.x + y;
    ${blocks
      .slice(0, kept)
      .map((i) => read(i, 'firstPair'))
      .join(' ')}
    for (int pair = 0; pair < dyPairs.x; pair++) {
      ${blocks
        .slice(kept)
        .map((i) => read(i, `firstPair + pair * ${strideWidth}`))
        .join(' ')}
      vec4 d = dyClear(dyFetch(dyPlace(line, pair), outPair), pair);
      ${multiply.join('\n      ')}
      ${blocks
        .slice(0, kept)
        .map((i) => `b${i} = b${i + strideWidth};`)
        .join(' ')}
    }
  }
  ${all.map((tap) => `result${tap} = sum${tap};`).join(' ')}
}`;
}

function writeSum(taps: number): string {
  const all = Array.from({ length: taps }, (_, tap) => tap);
  const add = all.map(
    (tap) => `  if (which == ${tap})
    for (int part = 0; part < work.z; part++) value += texelFetch(part${tap}, placeOf(part * work.y + block, work.x), 0);`,
  );
  return `${BLOCK_SHADER_HEAD}
${all.map((tap) => `uniform sampler2D part${tap};`).join('\n')}
// Texture's width, blocks, parts, groups of taps in a line.
uniform ivec4 work;
${DECLARE_OUTPUT}
void main() {
${FIND_BLOCK}
  // Filters are pictures, a line of which is one of the filter's columns.
  int group = image * work.w + line / ${taps};
  int block = (group * pairs.x + pair) * pairs.y + channelPair;
  int which = line % ${taps};
  vec4 value = vec4(0.0);
${add.join('\n')}
${WRITE_BLOCK}
}`;
}
