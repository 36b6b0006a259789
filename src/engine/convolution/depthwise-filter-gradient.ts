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
import { tapOf } from './depthwise-taps.ts';
import { createBlocks, describeOutput, drawBlocks, findContext, prepareBlocks } from './draw-blocks.ts';

const INVOCATIONS = 32_768;
const MOST_PARTS = 128;
/** Partial sums lie in lines of so many texels. */
const PART_WIDTH = 1024;

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
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  const channelPairs = Math.ceil(info.inChannels / 2);
  const blocks = filterHeight * channelPairs;
  const lines = info.batchSize * info.outHeight;
  const wanted = Math.min(lines, MOST_PARTS, Math.max(1, Math.ceil(INVOCATIONS / blocks)));
  const linesAPart = Math.ceil(lines / wanted);
  const parts = Math.ceil(lines / linesAPart);
  const parity = parityOf(padInfo.left);
  const inputs = [x, dy];
  const first = prepareBlocks(gl, {
    key: `depthwise filter gradient ${filterWidth} ${strideHeight} ${strideWidth} ${parity}`,
    inputs,
    write: () => writeShader(inputs.map(declareBlocks), parity, info),
  });
  const second = prepareBlocks(gl, {
    key: `depthwise filter sum ${filterWidth}`,
    inputs: [],
    write: () => writeSum(filterWidth),
  });

  const partShape = [2 * Math.ceil((blocks * parts) / PART_WIDTH), 2 * PART_WIDTH];
  const partials = Array.from({ length: Math.ceil(filterWidth / 2) }, () => createBlocks(backend, partShape));
  const width = partials[0]?.layout.width ?? 1;
  drawBlocks(first, {
    inputs,
    targets: partials.map(({ layout }) => layout),
    setUniforms() {
      gl.uniform4i(first.uniform('work'), width, blocks, linesAPart, lines);
      gl.uniform2i(first.uniform('filterShape'), channelPairs, info.outHeight);
      gl.uniform3i(first.uniform('inShape'), info.inHeight, padInfo.top, padInfo.left);
    },
  });
  const shape = [filterHeight * filterWidth, info.inChannels];
  const out = createBlocks(backend, shape);
  drawBlocks(second, {
    inputs: [],
    targets: [out.layout],
    setUniforms() {
      describeOutput(second, out.layout, [1, 1, ...shape]);
      gl.uniform3i(second.uniform('work'), width, blocks, parts);
      partials.forEach(({ layout }, at) => {
        gl.activeTexture(gl.TEXTURE0 + at);
        gl.bindTexture(gl.TEXTURE_2D, layout.texture);
        gl.uniform1i(second.uniform(`part${at}`), at);
      });
    },
  });
  for (const { tensor } of partials) backend.disposeIntermediateTensorInfo(tensor);
  return { ...out.tensor, shape: [...info.filterShape] };
}

function writeShader(declared: readonly string[], parity: 0 | 1, info: ConvInfo): string {
  const { filterWidth, strideHeight, strideWidth } = info;
  const count = (length: number): number[] => Array.from({ length }, (_, at) => at);
  // Blocks of the picture that two neighbouring outputs see; each step goes on by as many as the stride.
  const blocks = count(countPairs(strideWidth + filterWidth, parity));
  const targets = count(Math.ceil(filterWidth / 2));
  const kept = Math.max(0, blocks.length - strideWidth);
  const read = (i: number, base: string): string => `b${i} = xBlock(xLine, ${base} + ${i}, channelPair);`;
  const multiply = count(filterWidth).map((tap) => {
    const [u, v] = [columnOf('b', tap, parity), columnOf('b', tap + strideWidth, parity)];
    return `${tapOf('sum', tap)} += ${u} * d.xy + ${v} * d.zw;`;
  });
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
// Texture's width, lines of the filter by pairs of channels, lines a part, lines.
uniform ivec4 work;
// Pairs of channels, lines of an output picture.
uniform ivec2 filterShape;
// Height, zeros above, zeros to the left.
uniform ivec3 inShape;
${targets.map((at) => `layout(location = ${at}) out vec4 result${at};`).join('\n')}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int texel = at.y * work.x + at.x;
  int part = texel / work.y;
  int block = texel - part * work.y;
  int fy = block / filterShape.x;
  int channelPair = block - fy * filterShape.x;
  int firstPair = (-inShape.z - ${parity}) / 2;
  ${targets.map((at) => `vec4 sum${at} = vec4(0.0);`).join(' ')}
  vec4 ${blocks.map((i) => `b${i}`).join(', ')};
  int end = min((part + 1) * work.z, work.w);
  for (int line = part * work.z; line < end; line++) {
    int image = line / filterShape.y;
    int y = (line - image * filterShape.y) * ${strideHeight} + fy - inShape.y;
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
      vec4 d = dyClear(dyFetch(dyPlace(line, pair), channelPair), pair);
      ${multiply.join('\n      ')}
      ${blocks
        .slice(0, kept)
        .map((i) => `b${i} = b${i + strideWidth};`)
        .join(' ')}
    }
  }
  ${targets.map((at) => `result${at} = sum${at};`).join(' ')}
}`;
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
