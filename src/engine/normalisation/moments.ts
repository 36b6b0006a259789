import type * as tf from '@tensorflow/tfjs';
import { BLOCK_SHADER_HEAD, type BlockInput, declareBlocks } from '#engine/convolution/blocks.ts';
import {
  type ChannelValues,
  bindChannelValues,
  declareChannelValues,
} from '#engine/convolution/channel-values.ts';
import { createBlocks, drawBlocks, prepareBlocks } from '#engine/convolution/draw-blocks.ts';
import { createPacked } from '#engine/gl/texture-layout.ts';
import { type ChannelWork, FIND_PART, NEXT_PAIR, splitChannels } from './channel-work.ts';

/** What a step of batch normalisation learns of its batch, a number a channel each. */
export interface Moments {
  readonly mean: tf.TensorInfo;
  readonly variance: tf.TensorInfo;
  /** The moving averages after this step: moving − (moving − batch's) · (1 − momentum), as stock has it. */
  readonly movingMean: tf.TensorInfo;
  readonly movingVariance: tf.TensorInfo;
}

/**
 * Mean and variance of each channel in two programs and one reading. An invocation of the first takes mean and squared
 * deviations of some pairs of columns, each value less the first, so that a mean far from zero costs no digits; the second
 * joins these parts (Chan, Golub and LeVeque 1979: deviations add up, and n (mean − whole mean)² for each part).
 * x: [..lines, columns, channels] in blocks.
 */
export function takeMoments(
  backend: tf.MathBackendWebGL,
  gl: WebGL2RenderingContext,
  x: BlockInput,
  lines: number,
  moving: { readonly mean: ChannelValues; readonly variance: ChannelValues; readonly momentum: number },
): Moments {
  const first = prepareBlocks(gl, {
    key: 'moments of parts',
    inputs: [x],
    write: () => writeParts(declareBlocks(x)),
  });
  const values = [moving.mean, moving.variance];
  const second = prepareBlocks(gl, {
    key: `moments ${values.map(({ form }) => form).join(' ')}`,
    inputs: [],
    write: () => writeJoin(values),
  });
  const work = splitChannels(x, lines);
  const parts = createBlocks(backend, work.partShape);
  drawBlocks(first, {
    inputs: [x],
    targets: [parts.layout],
    setUniforms: () =>
      gl.uniform4i(first.uniform('work'), parts.layout.width, work.channelPairs, work.pairsAPart, work.pairs),
  });
  const outs = [0, 1, 2, 3].map(() => createPacked(backend, [x.channels]));
  drawBlocks(second, {
    inputs: [],
    targets: outs.map(({ layout }) => layout),
    setUniforms() {
      describeJoin(second.uniform('work'), second.uniform('view'), gl, work, parts.layout.width, x);
      gl.uniform4i(second.uniform('outShape'), outs[0]?.layout.width ?? 1, 1, 1, x.channels);
      gl.uniform1f(second.uniform('decay'), 1 - moving.momentum);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, parts.layout.texture);
      gl.uniform1i(second.uniform('parts'), 0);
      values.forEach((one, at) => bindChannelValues(second, one, at + 1));
    },
  });
  backend.disposeIntermediateTensorInfo(parts.tensor);
  const [mean, variance, movingMean, movingVariance] = outs.map(({ dataId }): tf.TensorInfo => ({
    dataId,
    shape: [x.channels],
    dtype: 'float32',
  }));
  if (
    mean === undefined ||
    variance === undefined ||
    movingMean === undefined ||
    movingVariance === undefined
  )
    throw new Error('Four targets were made.');
  return { mean, variance, movingMean, movingVariance };
}

function describeJoin(
  workAt: WebGLUniformLocation | null,
  viewAt: WebGLUniformLocation | null,
  gl: WebGL2RenderingContext,
  work: ChannelWork,
  width: number,
  { columns }: BlockInput,
): void {
  gl.uniform4i(workAt, width, work.channelPairs, work.pairsAPart, work.parts);
  gl.uniform3i(viewAt, work.pairs, Math.ceil(columns / 2), columns % 2);
}

function writeParts(declared: string): string {
  return `${BLOCK_SHADER_HEAD}
${declared}
layout(location = 0) out vec4 result;
// Texture's width, pairs of channels, pairs of columns a part, pairs of columns.
uniform ivec4 work;
void main() {
${FIND_PART('xPairs.x')}
  vec2 shift = xFetch(xPlace(line, pair), channelPair).xy;
  vec2 sum = vec2(0.0);
  vec2 squares = vec2(0.0);
  float count = 0.0;
  for (int i = first; i < end; i++) {
    vec4 x = xFetch(xPlace(line, pair), channelPair) - shift.xyxy;
    bool isWhole = 2 * pair + 1 < xPairs.z;
    if (!isWhole) x.zw = vec2(0.0);
    sum += x.xy + x.zw;
    squares += x.xy * x.xy + x.zw * x.zw;
    count += isWhole ? 2.0 : 1.0;
${NEXT_PAIR('xPairs.x')}
  }
  vec2 mean = sum / count;
  vec2 deviations = squares - sum * mean;
  if (deviations.x < 0.0) deviations.x = 0.0;
  if (deviations.y < 0.0) deviations.y = 0.0;
  result = vec4(shift + mean, deviations);
}`;
}

function writeJoin(moving: readonly ChannelValues[]): string {
  return `${BLOCK_SHADER_HEAD}
uniform sampler2D parts;
// Texture's width, pairs of channels, pairs of columns a part, parts.
uniform ivec4 work;
// Pairs of columns, those of a line, whether a line's last has one column only.
uniform ivec3 view;
uniform float decay;
// Texture's width; channels last.
uniform ivec4 outShape;
layout(location = 0) out vec4 meanOut;
layout(location = 1) out vec4 varianceOut;
layout(location = 2) out vec4 movingMeanOut;
layout(location = 3) out vec4 movingVarianceOut;
${moving.map(({ name, form }) => declareChannelValues(name, form)).join('\n')}
float countOf(int part) {
  int first = part * work.z;
  int end = min(first + work.z, view.x);
  return float(2 * (end - first) - view.z * (end / view.y - first / view.y));
}
vec4 partOf(int part, int channelPair) {
  return texelFetch(parts, placeOf(part * work.y + channelPair, work.x), 0);
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int channelPair = min(at.y * outShape.x + at.x, work.y - 1);
  float count = 0.0;
  vec2 mean = vec2(0.0);
  vec2 deviations = vec2(0.0);
  for (int part = 0; part < work.w; part++) {
    vec4 one = partOf(part, channelPair);
    float more = countOf(part);
    vec2 apart = one.xy - mean;
    float share = more / (count + more);
    mean += apart * share;
    deviations += one.zw + apart * apart * count * share;
    count += more;
  }
  vec2 variance = deviations / count;
  vec2 movingMean = movingMeanPair(channelPair);
  vec2 movingVariance = movingVariancePair(channelPair);
  vec2 newMean = movingMean - (movingMean - mean) * decay;
  vec2 newVariance = movingVariance - (movingVariance - variance) * decay;
  if (2 * channelPair + 1 >= outShape.w) {
    mean.y = 0.0; variance.y = 0.0; newMean.y = 0.0; newVariance.y = 0.0;
  }
  meanOut = vec4(mean, 0.0, 0.0);
  varianceOut = vec4(variance, 0.0, 0.0);
  movingMeanOut = vec4(newMean, 0.0, 0.0);
  movingVarianceOut = vec4(newVariance, 0.0, 0.0);
}`;
}
