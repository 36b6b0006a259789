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
import { createBlocks, describeOutput, drawBlocks, findContext, prepareBlocks } from './draw-blocks.ts';

/** Enough invocations to fill a graphics device, few enough that their partial sums are little to add. */
const INVOCATIONS = 32_768;
/** Of one output, so that the second program stays short. */
const MOST_PARTS = 128;
/** Partial sums lie in lines of so many texels. */
const PART_WIDTH = 1024;

/**
 * dw[tap, co] = Σ x[position's window, tap] · dy[position, co], in two programs. In the first an invocation sums, over some of
 * the pictures' lines, four input channels of one tap by four output channels: 32 products for the four blocks read of two
 * columns. The second adds the lines' sums. x: [batch, height, width, inChannels], dy: [batch, outHeight, outWidth, outChannels].
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
  const shape = `${split.inPairs} ${split.outPairs}`;
  const first = prepareBlocks(gl, {
    key: `filter gradient ${shape} ${info.strideHeight} ${info.strideWidth}`,
    inputs,
    write: () => writeShader(inputs.map(declareBlocks), split, info),
  });
  const second = prepareBlocks(gl, { key: `filter sum ${shape}`, inputs: [], write: () => writeSum(split) });

  const texels = split.blocks * split.parts;
  const partShape = [2 * Math.ceil(texels / PART_WIDTH), 2 * PART_WIDTH];
  const partials = Array.from({ length: split.inPairs * split.outPairs }, () =>
    createBlocks(backend, partShape),
  );
  const width = partials[0]?.layout.width ?? 1;
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
      gl.uniform4i(
        first.uniform('filterShape'),
        info.filterWidth,
        split.inBlocks,
        split.outBlocks,
        info.outHeight,
      );
      gl.uniform3i(first.uniform('inShape'), info.inHeight, info.padInfo.top, info.padInfo.left);
    },
  });
  const out = createBlocks(backend, [...info.filterShape]);
  drawBlocks(second, {
    inputs: [],
    targets: [out.layout],
    setUniforms() {
      describeOutput(second, out.layout, [
        1,
        info.filterHeight * info.filterWidth,
        info.inChannels,
        info.outChannels,
      ]);
      gl.uniform4i(second.uniform('work'), width, split.blocks, split.parts, 0);
      gl.uniform2i(second.uniform('blocks'), split.inBlocks, split.outBlocks);
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
  /** Pairs of channels that an invocation takes: 2, or 1 where there is no second. */
  readonly inPairs: 1 | 2;
  readonly outPairs: 1 | 2;
  readonly inBlocks: number;
  readonly outBlocks: number;
  /** Taps by blocks of channels. */
  readonly blocks: number;
  readonly parts: number;
  readonly linesAPart: number;
}

function splitWork(info: ConvInfo): Split {
  const inPairs = info.inChannels > 2 ? 2 : 1;
  const outPairs = info.outChannels > 2 ? 2 : 1;
  const inBlocks = Math.ceil(info.inChannels / (2 * inPairs));
  const outBlocks = Math.ceil(info.outChannels / (2 * outPairs));
  const blocks = info.filterHeight * info.filterWidth * inBlocks * outBlocks;
  const lines = info.batchSize * info.outHeight;
  const wanted = Math.min(lines, MOST_PARTS, Math.max(1, Math.ceil(INVOCATIONS / blocks)));
  const linesAPart = Math.ceil(lines / wanted);
  return { inPairs, outPairs, inBlocks, outBlocks, blocks, parts: Math.ceil(lines / linesAPart), linesAPart };
}

function writeShader(declared: readonly string[], { inPairs, outPairs }: Split, info: ConvInfo): string {
  const { strideHeight, strideWidth } = info;
  const ins = Array.from({ length: inPairs }, (_, i) => i);
  const outs = Array.from({ length: outPairs }, (_, j) => j);
  const all = ins.flatMap((i) => outs.map((j) => ({ i, j, at: i * outPairs + j })));
  const read = (to: string, pair: string): string =>
    ins.map((i) => `${to}${i} = xBlock(xLine, ${pair}, inPair + ${i});`).join(' ');
  const declare = (name: string): string => `vec4 ${ins.map((i) => `${name}${i}`).join(', ')};`;
  // Columns of two neighbouring outputs; with stride 1 the later block serves the next outputs too.
  const isCarried = strideWidth === 1;
  const window = isCarried
    ? `${read('next', 'firstPair + pair + 1')}
      ${ins.map((i) => `vec4 u${i} = isOdd ? vec4(here${i}.zw, next${i}.xy) : here${i};`).join(' ')}`
    : `${read('here', `firstPair + pair * ${strideWidth}`)}
      ${read('next', `secondPair + pair * ${strideWidth}`)}
      ${ins.map((i) => `vec4 u${i} = vec4(isOdd ? here${i}.zw : here${i}.xy, isSecondOdd ? next${i}.zw : next${i}.xy);`).join(' ')}`;
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
// Texture's width, blocks, lines a part, lines.
uniform ivec4 work;
// Filter's width, blocks of input channels, of output channels, lines of an output picture.
uniform ivec4 filterShape;
// Height, zeros above, zeros to the left.
uniform ivec3 inShape;
${all.map(({ at }) => `layout(location = ${at}) out vec4 result${at};`).join('\n')}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int texel = at.y * work.x + at.x;
  int part = texel / work.y;
  int block = texel - part * work.y;
  int rest = block / filterShape.z;
  int outPair = (block - rest * filterShape.z) * ${outPairs};
  int tap = rest / filterShape.y;
  int inPair = (rest - tap * filterShape.y) * ${inPairs};
  int fy = tap / filterShape.x;
  int start = tap - fy * filterShape.x - inShape.z;
  bool isOdd = (start & 1) == 1;
  int firstPair = start >> 1;
  ${isCarried ? '' : `int secondPair = (start + ${strideWidth}) >> 1;\n  bool isSecondOdd = ((start + ${strideWidth}) & 1) == 1;`}
  ${all.map(({ at }) => `vec4 sum${at} = vec4(0.0);`).join(' ')}
  ${declare('here')}
  ${declare('next')}
  int end = min((part + 1) * work.z, work.w);
  for (int line = part * work.z; line < end; line++) {
    int image = line / filterShape.w;
    int y = (line - image * filterShape.w) * ${strideHeight} + fy - inShape.y;
    if (y < 0 || y >= inShape.x) continue;
    int xLine = image * inShape.x + y;
    ${isCarried ? read('here', 'firstPair') : ''}
    for (int pair = 0; pair < dyPairs.x; pair++) {
      ${window}
      ${outs.map((j) => `vec4 d${j} = dyBlock(line, pair, outPair + ${j});`).join(' ')}
      ${all.map(({ i, j, at }) => `sum${at} += vec4(u${i}.x * d${j}.xy + u${i}.z * d${j}.zw, u${i}.y * d${j}.xy + u${i}.w * d${j}.zw);`).join('\n      ')}
      ${isCarried ? ins.map((i) => `here${i} = next${i};`).join(' ') : ''}
    }
  }
  ${all.map(({ at }) => `result${at} = sum${at};`).join(' ')}
}`;
}

function writeSum({ inPairs, outPairs }: Split): string {
  const parts = Array.from({ length: inPairs * outPairs }, (_, at) => at);
  const add = parts.map(
    (at) => `  if (which == ${at})
    for (int part = 0; part < work.z; part++) value += texelFetch(part${at}, placeOf(part * work.y + block, work.x), 0);`,
  );
  return `${BLOCK_SHADER_HEAD}
${parts.map((at) => `uniform sampler2D part${at};`).join('\n')}
// Texture's width, blocks, parts.
uniform ivec4 work;
// Of input channels, of output channels.
uniform ivec2 blocks;
${DECLARE_OUTPUT}
void main() {
${FIND_BLOCK}
  // A line is a tap, a pair of columns is one of input channels.
  int block = (line * blocks.x + pair / ${inPairs}) * blocks.y + channelPair / ${outPairs};
  int which = pair % ${inPairs} * ${outPairs} + channelPair % ${outPairs};
  vec4 value = vec4(0.0);
${add.join('\n')}
${WRITE_BLOCK}
}`;
}
