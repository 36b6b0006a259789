import type * as tf from '@tensorflow/tfjs';
import { readChannelValues } from './channel-values.ts';
import { BLOCK_SHADER_HEAD, FIND_BLOCK, declareBlocks, readBlocks } from './blocks.ts';
import { columnOf, countPairs, parityOf } from './columns.ts';
import { createBlocks, drawBlocks, findContext, prepareBlocks } from './draw-blocks.ts';
import { type Activation, type Group, merge, prepareMerge } from './merge.ts';

/** A convolution of pictures [batch, height, width, channels] without dilation. */
export interface ConvolutionCall {
  readonly x: tf.TensorInfo;
  readonly filter: tf.TensorInfo;
  readonly bias: tf.TensorInfo | null;
  readonly activation: Activation;
  /** Whether the filter is read from its end and transposed, [height, width, outputs, inputs], as an input's gradient needs it. */
  readonly isTurned: boolean;
  readonly outShape: readonly [number, number, number, number];
  readonly stride: readonly [number, number];
  readonly top: number;
  readonly left: number;
}

/**
 * Two programs. In the first an invocation works out up to two neighbouring pairs of columns by two pairs of channels, each
 * into a target of its own, so that a block read of the picture serves all taps of a line and all channels, and one of the
 * filter all columns: 96 products for the nine blocks that a filter three wide reads. The second lays the targets side by side
 * and adds bias and activation. Null for what is stock's.
 */
export function convolveBlocks(backend: tf.MathBackendWebGL, call: ConvolutionCall): tf.TensorInfo | null {
  const gl = findContext(backend);
  if (gl === null) return null;
  const [filterHeight = 1, filterWidth = 1, filterRows = 1, filterColumns = 1] = call.filter.shape;
  const [, inHeight = 1, inWidth = 1, inChannels = 1] = call.x.shape;
  const x = readBlocks(backend, 'x', call.x, inWidth, inChannels);
  const w = readBlocks(backend, 'w', call.filter, filterRows, filterColumns);
  const bias = call.bias === null ? null : readChannelValues(backend, 'bias', call.bias);
  if (x === null || w === null || (call.bias !== null && bias === null)) return null;
  const { stride, left, isTurned, outShape } = call;
  const [batch, outHeight, outWidth, outChannels] = outShape;
  const group = { columns: outWidth > 2 ? 2 : 1, channels: outChannels > 2 ? 2 : 1 } as const;
  const reach = (outWidth - 1) * stride[1] + filterWidth - left;
  const parts: Parts = {
    ...{ filterHeight, filterWidth, stride, parity: parityOf(left), isTurned, group },
    isPadded: left > 0 || reach > inWidth,
  };
  const inputs = [x, w];
  const first = prepareBlocks(gl, {
    key: `conv ${JSON.stringify(parts)}`,
    inputs,
    write: () => writeShader(inputs.map(declareBlocks), parts),
  });
  const second = prepareMerge(gl, group, bias, call.activation);

  const columnGroups = Math.ceil(outWidth / (2 * group.columns));
  const channelGroups = Math.ceil(outChannels / (2 * group.channels));
  const partShape = [batch, outHeight, 2 * columnGroups, 2 * channelGroups];
  const targets = Array.from({ length: group.columns * group.channels }, () =>
    createBlocks(backend, partShape),
  );
  const layouts = targets.map(({ layout }) => layout);
  const width = layouts[0]?.width ?? 1;
  drawBlocks(first, {
    inputs,
    targets: layouts,
    setUniforms() {
      gl.uniform4i(first.uniform('outShape'), width, outHeight, 2 * columnGroups, 2 * channelGroups);
      gl.uniform4i(first.uniform('inShape'), inHeight, Math.ceil(inChannels / 2), call.top, left);
    },
  });
  const out = merge(backend, second, {
    parts: layouts,
    bias,
    outShape: [...outShape],
    columnGroups,
    channelGroups,
  });
  for (const { tensor } of targets) backend.disposeIntermediateTensorInfo(tensor);
  return out;
}

interface Parts {
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly stride: readonly [number, number];
  readonly parity: 0 | 1;
  readonly isTurned: boolean;
  /** Pairs that one invocation works out. */
  readonly group: Group;
  /** Whether windows reach beyond a picture's first or last column. */
  readonly isPadded: boolean;
}

function writeShader(declared: readonly string[], parts: Parts): string {
  const { filterHeight, filterWidth, stride, parity, isTurned, group } = parts;
  const [strideHeight, strideWidth] = stride;
  const pairs = countPairs((2 * group.columns - 1) * strideWidth + filterWidth, parity);
  const count = (length: number): number[] => Array.from({ length }, (_, at) => at);
  const [is, js] = [count(group.columns), count(group.channels)];
  const find = (i: number): string => `    int pair${i} = clamp(firstPair + ${i}, 0, xPairs.x - 1);
    ivec2 place${i} = xPlace(xLine, pair${i});
    bvec4 isInside${i} = bvec4(pair${i} == firstPair + ${i});`;
  const read = (i: number): string =>
    parts.isPadded
      ? `      vec4 b${i} = mix(vec4(0.0), xClear(xFetch(place${i}, ip), pair${i}), isInside${i});`
      : `      vec4 b${i} = xFetch(place${i}, ip);`;
  const multiply = (fx: number): string => {
    const tap = isTurned
      ? `${filterHeight * filterWidth - 1 - fx} - fy * ${filterWidth}`
      : `fy * ${filterWidth} + ${fx}`;
    const place = isTurned ? '' : `      place = wPlace(${tap}, ip);\n`;
    const all = js.map((j) => {
      const weight = isTurned
        ? `wFetch(wPlace(${tap}, min(channelPair + ${j}, wPairs.x - 1)), ip).xzyw`
        : `wFetch(place, min(channelPair + ${j}, wPairs.y - 1))`;
      const sums = is.map((i) => {
        const [first, second] = [0, 1].map((at) => columnOf('b', (2 * i + at) * strideWidth + fx, parity));
        return `      sum${i * group.channels + j} += vec4(${first}.x * weight.xy + ${first}.y * weight.zw, ${second}.x * weight.xy + ${second}.y * weight.zw);`;
      });
      return `      weight = ${weight};\n${sums.join('\n')}`;
    });
    return place + all.join('\n');
  };
  const targets = count(group.columns * group.channels);
  return `${BLOCK_SHADER_HEAD}
${declared.join('\n')}
// Texture's width; lines of a picture, columns, channels.
uniform ivec4 outShape;
${targets.map((at) => `layout(location = ${at}) out vec4 result${at};`).join('\n')}
// Height, pairs of channels, zeros above, zeros to the left.
uniform ivec4 inShape;
void main() {
${FIND_BLOCK}
  channelPair *= ${group.channels};
  int firstPair = (pair * ${2 * strideWidth * group.columns} - inShape.w - ${parity}) / 2;
  ${targets.map((at) => `vec4 sum${at} = vec4(0.0);`).join(' ')}
  vec4 weight;
  ivec2 place;
  for (int fy = 0; fy < ${filterHeight}; fy++) {
    int y = line * ${strideHeight} + fy - inShape.z;
    if (y < 0 || y >= inShape.x) continue;
    int xLine = image * inShape.x + y;
${count(pairs).map(find).join('\n')}
    for (int ip = 0; ip < inShape.y; ip++) {
${count(pairs).map(read).join('\n')}
${count(filterWidth).map(multiply).join('\n')}
    }
  }
  ${targets.map((at) => `result${at} = sum${at};`).join(' ')}
}`;
}
