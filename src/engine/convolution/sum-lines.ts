import type * as tf from '@tensorflow/tfjs';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import type { ConvInfo } from '#engine/kernels/conv-info.ts';
import { BLOCK_SHADER_HEAD, type BlockInput } from './blocks.ts';
import { countPairs } from './columns.ts';
import { createBlocks, describeOutput, drawBlocks } from './draw-blocks.ts';

/** Enough invocations to fill a graphics device, few enough that their partial sums are little to add. */
const INVOCATIONS = 32_768;
/** Of one output, so that the second program stays short. */
const MOST_PARTS = 128;
/** Partial sums lie in lines of so many texels. */
const PART_WIDTH = 1024;

/** Sums over a batch's lines in two programs: an invocation of the first takes `linesAPart` lines, the second adds these. */
export interface LineSplit {
  /** Results of a part. */
  readonly blocks: number;
  readonly lines: number;
  readonly linesAPart: number;
  readonly parts: number;
}

export function splitLines(info: ConvInfo, blocks: number): LineSplit {
  const lines = info.batchSize * info.outHeight;
  const wanted = Math.min(lines, MOST_PARTS, Math.max(1, Math.ceil(INVOCATIONS / blocks)));
  const linesAPart = Math.ceil(lines / wanted);
  return { blocks, lines, linesAPart, parts: Math.ceil(lines / linesAPart) };
}

interface SumDraw {
  readonly inputs: readonly BlockInput[];
  readonly info: ConvInfo;
  readonly split: LineSplit;
  /** Targets of the first program, PART0, PART1, … of the second. */
  readonly targets: number;
  readonly first: GlProgram;
  readonly second: GlProgram;
  readonly outShape: number[];
  /** The result as [images, lines, columns, channels]. */
  readonly outView: readonly number[];
  readonly setFirst: (program: GlProgram) => void;
  readonly setSecond?: (program: GlProgram) => void;
}

export function sumLines(
  backend: tf.MathBackendWebGL,
  gl: WebGL2RenderingContext,
  { inputs, info, split, targets, first, second, outShape, outView, setFirst, setSecond }: SumDraw,
): tf.TensorInfo {
  const partShape = [2 * Math.ceil((split.blocks * split.parts) / PART_WIDTH), 2 * PART_WIDTH];
  const partials = Array.from({ length: targets }, () => createBlocks(backend, partShape));
  const width = partials[0]?.layout.width ?? 1;
  drawBlocks(first, {
    inputs,
    targets: partials.map(({ layout }) => layout),
    setUniforms() {
      gl.uniform4i(first.uniform('work'), width, split.blocks, split.linesAPart, split.lines);
      gl.uniform3i(first.uniform('inShape'), info.inHeight, info.padInfo.top, info.padInfo.left);
      setFirst(first);
    },
  });
  const out = createBlocks(backend, outShape);
  drawBlocks(second, {
    inputs: [],
    targets: [out.layout],
    setUniforms() {
      describeOutput(second, out.layout, outView);
      gl.uniform3i(second.uniform('work'), width, split.blocks, split.parts);
      setSecond?.(second);
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

interface LineShader {
  readonly declared: readonly string[];
  readonly info: ConvInfo;
  readonly parity: 0 | 1;
  /** Neighbouring taps that an invocation covers. */
  readonly taps: number;
  readonly targets: number;
  /** From `block` the shader's `fy`, `firstTap`, `xPair`, `dyPair` and `outLines`, lines of an output picture. */
  readonly locate: string;
  /** Adds to `sum0`, `sum1`, … the products of `d`, dy at two columns, with the picture's blocks `b0`, `b1`, … */
  readonly multiply: readonly string[];
}

/**
 * From one pair of columns to the next the blocks stay that both need: those are read once that two neighbouring outputs see,
 * and each step goes on by as many as the stride.
 */
export function writeLineSums({
  declared,
  info,
  parity,
  taps,
  targets,
  locate,
  multiply,
}: LineShader): string {
  const { strideHeight, strideWidth } = info;
  const count = (length: number): number[] => Array.from({ length }, (_, at) => at);
  const all = count(targets);
  const blocks = count(countPairs(strideWidth + taps, parity));
  const kept = Math.max(0, blocks.length - strideWidth);
  const read = (i: number, base: string): string => `b${i} = xBlock(xLine, ${base} + ${i}, xPair);`;
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
// Texture's width, blocks, lines a part, lines.
uniform ivec4 work;
// Height, zeros above, zeros to the left.
uniform ivec3 inShape;
${all.map((at) => `layout(location = ${at}) out vec4 result${at};`).join('\n')}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int texel = at.y * work.x + at.x;
  int part = texel / work.y;
  int block = texel - part * work.y;
${locate}
  int firstPair = (firstTap - inShape.z - ${parity}) / 2;
  ${all.map((at) => `vec4 sum${at} = vec4(0.0);`).join(' ')}
  vec4 ${blocks.map((i) => `b${i}`).join(', ')};
  int end = min((part + 1) * work.z, work.w);
  for (int line = part * work.z; line < end; line++) {
    int image = line / outLines;
    int y = (line - image * outLines) * ${strideHeight} + fy - inShape.y;
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
      vec4 d = dyClear(dyFetch(dyPlace(line, pair), dyPair), pair);
      ${multiply.join('\n      ')}
      ${blocks
        .slice(0, kept)
        .map((i) => `b${i} = b${i + strideWidth};`)
        .join(' ')}
    }
  }
  ${all.map((at) => `result${at} = sum${at};`).join(' ')}
}`;
}
