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

/** What becomes of a window: its greatest value, or the mean of those within the picture. */
export type Pooling = 'max' | 'average';

/**
 * One value a window. The mean is NaN where there is one; the greatest, as in tfjs, only where there is nothing else.
 * x: [batch, height, width, channels].
 */
export function pool(
  backend: tf.MathBackendWebGL,
  tensor: tf.TensorInfo,
  info: ConvInfo,
  pooling: Pooling,
): tf.TensorInfo | null {
  const gl = findContext(backend);
  const x = readBlocks(backend, 'x', tensor, info.inWidth, info.inChannels);
  if (gl === null || x === null) return null;
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  const parity = parityOf(padInfo.left);
  const program = prepareBlocks(gl, {
    key: `${pooling} pool ${filterHeight} ${filterWidth} ${strideHeight} ${strideWidth} ${parity}`,
    inputs: [x],
    write: () => writePool(declareBlocks(x), info, parity, pooling),
  });
  const out = createBlocks(backend, [...info.outShape]);
  drawBlocks(program, {
    inputs: [x],
    targets: [out.layout],
    setUniforms() {
      describeOutput(program, out.layout, info.outShape);
      gl.uniform4i(program.uniform('inShape'), info.inHeight, info.inWidth, padInfo.top, padInfo.left);
    },
  });
  return out.tensor;
}

function writePool(declared: string, info: ConvInfo, parity: 0 | 1, pooling: Pooling): string {
  const { filterHeight, filterWidth, strideHeight, strideWidth } = info;
  const pairs = countPairs(strideWidth + filterWidth, parity);
  const blocks = Array.from(
    { length: pairs },
    (_, i) => `    vec4 b${i} = xBlock(xLine, firstPair + ${i}, channelPair);`,
  );
  const take = Array.from({ length: filterWidth }, (_, fx) => {
    const [first, second] = [columnOf('b', fx, parity), columnOf('b', fx + strideWidth, parity)];
    return `    if (isInside(column + ${fx})) value.xy = join(value.xy, ${first});
    if (isInside(column + ${fx + strideWidth})) value.zw = join(value.zw, ${second});`;
  });
  return `${BLOCK_SHADER_HEAD}
${declared}
${DECLARE_OUTPUT}
// Height, width, zeros above, zeros to the left.
uniform ivec4 inShape;
${JOIN[pooling]}
bool isInside(int column) { return column >= 0 && column < inShape.y; }
void main() {
${FIND_BLOCK}
  int column = pair * ${2 * strideWidth} - inShape.w;
  int firstPair = (column - ${parity}) / 2;
  vec4 value = vec4(${pooling === 'max' ? 'LOWEST' : '0.0'});
  for (int fy = 0; fy < ${filterHeight}; fy++) {
    int y = line * ${strideHeight} + fy - inShape.z;
    if (y < 0 || y >= inShape.x) continue;
    int xLine = image * inShape.x + y;
${blocks.join('\n')}
${take.join('\n')}
  }
${pooling === 'max' ? '' : divideByCount(info)}
${WRITE_BLOCK}
}`;
}

const JOIN: Readonly<Record<Pooling, string>> = {
  max: `const float LOWEST = uintBitsToFloat(0xff800000u);
bool isBetter(float x, float best) { return x > best || isNaN(best) || (isNaN(x) && best == LOWEST); }
vec2 join(vec2 best, vec2 x) {
  return vec2(isBetter(x.x, best.x) ? x.x : best.x, isBetter(x.y, best.y) ? x.y : best.y);
}`,
  average: 'vec2 join(vec2 sum, vec2 x) { return sum + x; }',
};

/** By the values that lie within the picture. */
function divideByCount({ filterHeight, filterWidth, strideHeight, strideWidth }: ConvInfo): string {
  return `  int top = line * ${strideHeight} - inShape.z;
  ivec3 first = ivec3(top, column, column + ${strideWidth});
  ivec3 end = min(first + ivec3(${filterHeight}, ${filterWidth}, ${filterWidth}), inShape.xyy);
  vec3 count = vec3(end - max(first, ivec3(0)));
  value /= count.x * count.yyzz;`;
}

/**
 * Each value of dy to the first greatest pixel of its window of 2 × 2, where windows do not overlap; none where no pixel is
 * greater than -infinity. In one program, as a block of two columns holds one window's line. Null for other windows.
 */
export function maxPoolGradient(
  backend: tf.MathBackendWebGL,
  tensors: { readonly x: tf.TensorInfo; readonly dy: tf.TensorInfo },
  info: ConvInfo,
): tf.TensorInfo | null {
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  if ([filterHeight, filterWidth, strideHeight, strideWidth].some((size) => size !== 2)) return null;
  if (padInfo.top !== 0 || padInfo.left !== 0) return null;
  const gl = findContext(backend);
  const x = readBlocks(backend, 'x', tensors.x, info.inWidth, info.inChannels);
  const dy = readBlocks(backend, 'dy', tensors.dy, info.outWidth, info.inChannels);
  if (gl === null || x === null || dy === null) return null;
  const inputs = [x, dy];
  const program = prepareBlocks(gl, {
    key: 'max pool gradient',
    inputs,
    write: () => writeGradient(inputs.map(declareBlocks)),
  });
  const out = createBlocks(backend, [...info.inShape]);
  drawBlocks(program, {
    inputs,
    targets: [out.layout],
    setUniforms() {
      describeOutput(program, out.layout, info.inShape);
      gl.uniform2i(program.uniform('outSize'), info.outHeight, info.outWidth);
    },
  });
  return out.tensor;
}

function writeGradient(declared: readonly string[]): string {
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
${DECLARE_OUTPUT}
// Lines and columns of dy.
uniform ivec2 outSize;
const float LOWEST = uintBitsToFloat(0xff800000u);
// Which of the window's pixels, x and y above z and w, is the first greatest.
int firstGreatest(vec4 window) {
  int place = -1;
  float best = LOWEST;
  if (window.x > best) { best = window.x; place = 0; }
  if (window.y > best) { best = window.y; place = 1; }
  if (window.z > best) { best = window.z; place = 2; }
  if (window.w > best) { best = window.w; place = 3; }
  return place;
}
void main() {
${FIND_BLOCK}
  vec4 value = vec4(0.0);
  int upper = line - (line & 1);
  if (upper / 2 < outSize.x && pair < outSize.y) {
    int xLine = image * outShape.y + upper;
    vec4 above = xBlock(xLine, pair, channelPair);
    vec4 below = upper + 1 < outShape.y ? xBlock(xLine + 1, pair, channelPair) : vec4(LOWEST);
    if (2 * pair + 1 >= outShape.z) { above.zw = vec2(LOWEST); below.zw = vec2(LOWEST); }
    vec4 dyBlockHere = dyBlock(image * outSize.x + upper / 2, pair >> 1, channelPair);
    vec2 gradient = (pair & 1) == 0 ? dyBlockHere.xy : dyBlockHere.zw;
    ivec2 places = ivec2(firstGreatest(vec4(above.xz, below.xz)), firstGreatest(vec4(above.yw, below.yw)));
    int first = (line & 1) * 2;
    if (places.x == first) value.x = gradient.x;
    if (places.y == first) value.y = gradient.y;
    if (places.x == first + 1) value.z = gradient.x;
    if (places.y == first + 1) value.w = gradient.y;
  }
${WRITE_BLOCK}
}`;
}
