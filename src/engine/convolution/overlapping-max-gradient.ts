import type * as tf from '@tensorflow/tfjs';
import type { ConvInfo } from '#engine/kernels/conv-info.ts';
import {
  BLOCK_SHADER_HEAD,
  type BlockInput,
  DECLARE_OUTPUT,
  FIND_BLOCK,
  WRITE_BLOCK,
  declareBlocks,
  readBlocks,
} from './blocks.ts';
import { columnOf, countPairs, parityOf } from './columns.ts';
import { createBlocks, describeOutput, drawBlocks, findContext, prepareBlocks } from './draw-blocks.ts';

/**
 * The gradient of max pooling for windows of any size, stride and padding, in two programs: the first finds the place of each
 * window's first greatest pixel, counted row by row, or -1 where none is greater than -infinity; in the second a pixel takes dy of
 * the windows that hold it and name its place. x: [batch, height, width, channels]; dy: [batch, outHeight, outWidth, channels].
 * Null for what is stock's.
 */
export function overlappingMaxGradient(
  backend: tf.MathBackendWebGL,
  tensors: { readonly x: tf.TensorInfo; readonly dy: tf.TensorInfo },
  info: ConvInfo,
): tf.TensorInfo | null {
  const gl = findContext(backend);
  const x = readBlocks(backend, 'x', tensors.x, info.inWidth, info.inChannels);
  const dy = readBlocks(backend, 'dy', tensors.dy, info.outWidth, info.inChannels);
  if (gl === null || x === null || dy === null) return null;
  const places = findPlaces(backend, gl, x, info);
  try {
    const place = readBlocks(backend, 'place', places, info.outWidth, info.inChannels);
    return place === null ? null : collect(backend, gl, [dy, place], info);
  } finally {
    backend.disposeIntermediateTensorInfo(places);
  }
}

function findPlaces(
  backend: tf.MathBackendWebGL,
  gl: WebGL2RenderingContext,
  x: BlockInput,
  info: ConvInfo,
): tf.TensorInfo {
  const { top, left } = info.padInfo;
  const program = prepareBlocks(gl, {
    key: `places of maxima ${sizesOf(info)} ${parityOf(left)}`,
    inputs: [x],
    write: () => writePlaces(declareBlocks(x), info),
  });
  const out = createBlocks(backend, [...info.outShape]);
  drawBlocks(program, {
    inputs: [x],
    targets: [out.layout],
    setUniforms() {
      describeOutput(program, out.layout, info.outShape);
      gl.uniform4i(program.uniform('inShape'), info.inHeight, info.inWidth, top, left);
    },
  });
  return out.tensor;
}

function collect(
  backend: tf.MathBackendWebGL,
  gl: WebGL2RenderingContext,
  inputs: readonly BlockInput[],
  info: ConvInfo,
): tf.TensorInfo {
  const { top, left } = info.padInfo;
  const program = prepareBlocks(gl, {
    key: `overlapping max gradient ${sizesOf(info)}`,
    inputs,
    write: () => writeCollect(inputs.map(declareBlocks), info),
  });
  const out = createBlocks(backend, [...info.inShape]);
  drawBlocks(program, {
    inputs,
    targets: [out.layout],
    setUniforms() {
      describeOutput(program, out.layout, info.inShape);
      gl.uniform4i(program.uniform('window'), info.outHeight, info.outWidth, top, left);
    },
  });
  return out.tensor;
}

function sizesOf({ filterHeight, filterWidth, strideHeight, strideWidth }: ConvInfo): string {
  return [filterHeight, filterWidth, strideHeight, strideWidth].join(' ');
}

function writePlaces(declared: string, info: ConvInfo): string {
  const { filterHeight, filterWidth, strideHeight, strideWidth } = info;
  const parity = parityOf(info.padInfo.left);
  const count = (length: number): number[] => Array.from({ length }, (_, at) => at);
  const blocks = count(countPairs(strideWidth + filterWidth, parity)).map(
    (at) => `    vec4 b${at} = xBlock(xLine, firstPair + ${at}, channelPair);`,
  );
  const take = count(filterWidth).flatMap((fx) =>
    ['xy', 'zw'].map((half, at) => {
      const column = fx + at * strideWidth;
      return `    if (isInside(column + ${column})) take(best.${half}, value.${half}, ${columnOf('b', column, parity)}, fy * ${filterWidth} + ${fx});`;
    }),
  );
  return `${BLOCK_SHADER_HEAD}
${declared}
${DECLARE_OUTPUT}
// Height, width, zeros above, zeros to the left.
uniform ivec4 inShape;
bool isInside(int column) { return column >= 0 && column < inShape.y; }
void take(inout vec2 best, inout vec2 place, vec2 x, int at) {
  bvec2 isBetter = greaterThan(x, best);
  best = mix(best, x, isBetter);
  place = mix(place, vec2(at), isBetter);
}
void main() {
${FIND_BLOCK}
  int column = pair * ${2 * strideWidth} - inShape.w;
  int firstPair = (column - ${parity}) / 2;
  vec4 best = vec4(uintBitsToFloat(0xff800000u));
  vec4 value = vec4(-1.0);
  for (int fy = 0; fy < ${filterHeight}; fy++) {
    int y = line * ${strideHeight} + fy - inShape.z;
    if (y < 0 || y >= inShape.x) continue;
    int xLine = image * inShape.x + y;
${blocks.join('\n')}
${take.join('\n')}
  }
${WRITE_BLOCK}
}`;
}

function writeCollect(declared: readonly string[], info: ConvInfo): string {
  const { filterHeight, filterWidth, strideHeight, strideWidth } = info;
  // Of the block's two columns, each from each of two windows.
  const take = [0, 1].flatMap((column) =>
    [0, 1].map((output) => {
      const [own, from] = [column === 0 ? 'xy' : 'zw', output === 0 ? 'xy' : 'zw'];
      const fx = `from + ${column - output * strideWidth}`;
      return `      value.${own} += take(place.${from}, dy.${from}, fy, ${fx});`;
    }),
  );
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
${DECLARE_OUTPUT}
// Lines and columns of dy, zeros above, zeros to the left.
uniform ivec4 window;
vec2 take(vec2 place, vec2 dy, int fy, int fx) {
  bool isHeld = fx >= 0 && fx < ${filterWidth};
  return mix(vec2(0.0), dy, equal(place, vec2(isHeld ? fy * ${filterWidth} + fx : -2)));
}
void main() {
${FIND_BLOCK}
  vec4 value = vec4(0.0);
  // First and last window that holds the line, and that holds one of the two columns.
  ivec2 held = ivec2(line, 2 * pair) + window.zw;
  ivec2 first = max((held - ivec2(${filterHeight - strideHeight}, ${filterWidth - strideWidth})) / ivec2(${strideHeight}, ${strideWidth}), ivec2(0));
  ivec2 last = min((held + ivec2(0, 1)) / ivec2(${strideHeight}, ${strideWidth}), window.xy - 1);
  for (int outLine = first.x; outLine <= last.x; outLine++) {
    int fy = held.x - outLine * ${strideHeight};
    if (fy >= ${filterHeight}) continue;
    for (int outPair = first.y >> 1; outPair <= last.y >> 1; outPair++) {
      int from = held.y - outPair * ${2 * strideWidth};
      vec4 place = placeFetch(placePlace(image * window.x + outLine, outPair), channelPair);
      vec4 dy = dyClear(dyFetch(dyPlace(image * window.x + outLine, outPair), channelPair), outPair);
${take.join('\n')}
    }
  }
${WRITE_BLOCK}
}`;
}
