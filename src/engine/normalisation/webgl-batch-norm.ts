import type * as tf from '@tensorflow/tfjs';
import { BLOCK_SHADER_HEAD, type BlockInput, declareBlocks } from '#engine/convolution/blocks.ts';
import {
  type ChannelValues,
  bindChannelValues,
  declareChannelValues,
  readChannelValues,
} from '#engine/convolution/channel-values.ts';
import { createBlocks, drawBlocks, findContext, prepareBlocks } from '#engine/convolution/draw-blocks.ts';
import { createPacked } from '#engine/gl/texture-layout.ts';
import type { BackwardInputs, BatchNorm, ForwardInputs } from './batch-norm.ts';
import { runByChannel } from './by-channel.ts';
import { FIND_PART, NEXT_PAIR, splitChannels } from './channel-work.ts';
import { takeMoments } from './moments.ts';
import { readPictures, viewPictures } from './picture-view.ts';

/** Batch normalisation in three programs forward and three backward. */
export function createWebglBatchNorm(backend: tf.MathBackendWebGL): BatchNorm {
  return {
    forward: (inputs, epsilon, momentum) => forward(backend, inputs, epsilon, momentum),
    sums: (inputs, epsilon) => sums(backend, inputs, epsilon),
    inputGradient: (inputs, epsilon) => inputGradient(backend, inputs, epsilon),
  };
}

/** y = (x − mean) · scale / √(variance + epsilon) + offset with given numbers a channel; null for what is stock's. */
export function normalise(
  backend: tf.MathBackendWebGL,
  x: tf.TensorInfo,
  channels: Readonly<Record<'mean' | 'variance' | 'offset' | 'scale', tf.TensorInfo | null>>,
  epsilon: number,
): tf.TensorInfo | null {
  const gl = findContext(backend);
  const view = viewPictures(x.shape);
  if (gl === null || view === null) return null;
  const block = readPictures(backend, 'x', x, view);
  const values: ChannelValues[] = [];
  for (const [name, tensor] of Object.entries(channels)) {
    if (tensor === null) continue;
    const read = readChannelValues(backend, name, tensor);
    if (read === null) return null;
    values.push(read);
  }
  if (block === null) return null;
  const scale = channels.scale === null ? 'vec4(1.0)' : 'scale';
  const offset = channels.offset === null ? '' : ' + offset';
  return runByChannel(
    backend,
    gl,
    {
      name: `normalise ${scale}${offset}`,
      blocks: [block],
      values,
      numbers: { epsilon },
      expression: `(x - mean) * (${scale} * inversesqrt(variance + epsilon))${offset}`,
    },
    [...x.shape],
    view,
  );
}

function forward(
  backend: tf.MathBackendWebGL,
  { x, gamma, beta, movingMean, movingVariance }: ForwardInputs,
  epsilon: number,
  momentum: number,
): tf.TensorInfo[] | null {
  const gl = findContext(backend);
  const view = viewPictures(x.shape);
  if (gl === null || view === null) return null;
  const block = readPictures(backend, 'x', x, view);
  const mean = readChannelValues(backend, 'movingMean', movingMean);
  const variance = readChannelValues(backend, 'movingVariance', movingVariance);
  if (block === null || mean === null || variance === null) return null;
  const moments = takeMoments(backend, gl, block, view.lines, { mean, variance, momentum });
  const channels = { mean: moments.mean, variance: moments.variance, offset: beta, scale: gamma };
  const made = [moments.mean, moments.variance, moments.movingMean, moments.movingVariance];
  let y: tf.TensorInfo | null = null;
  try {
    y = normalise(backend, x, channels, epsilon);
  } finally {
    // Also where the shader is refused.
    if (y === null) for (const one of made) backend.disposeIntermediateTensorInfo(one);
  }
  return y === null ? null : [y, ...made];
}

/** An invocation adds up dy and dy (x − mean) of some pairs of columns; a second program adds these parts. */
function sums(
  backend: tf.MathBackendWebGL,
  { dy, x, mean, variance }: BackwardInputs,
  epsilon: number,
): tf.TensorInfo[] | null {
  const gl = findContext(backend);
  const view = viewPictures(x.shape);
  if (gl === null || view === null) return null;
  const blocks = [readPictures(backend, 'dy', dy, view), readPictures(backend, 'x', x, view)];
  const [dyBlock, xBlock] = blocks;
  const [means, variances] = [
    readChannelValues(backend, 'mean', mean),
    readChannelValues(backend, 'variance', variance),
  ];
  if (dyBlock == null || xBlock == null || means === null || variances === null) return null;
  const inputs = [dyBlock, xBlock];
  const first = prepareBlocks(gl, {
    key: `normalisation's sums of parts ${means.form}`,
    inputs,
    write: () => writeParts(inputs, means),
  });
  const second = prepareBlocks(gl, {
    key: `normalisation's sums ${variances.form}`,
    inputs: [],
    write: () => writeJoin(variances),
  });
  const work = splitChannels(xBlock, view.lines);
  const parts = createBlocks(backend, work.partShape);
  const width = parts.layout.width;
  drawBlocks(first, {
    inputs,
    targets: [parts.layout],
    setUniforms() {
      gl.uniform4i(first.uniform('work'), width, work.channelPairs, work.pairsAPart, work.pairs);
      gl.uniform4i(first.uniform('outShape'), 1, 1, 1, view.channels);
      bindChannelValues(first, means, inputs.length);
    },
  });
  const outs = [0, 1].map(() => createPacked(backend, [view.channels]));
  drawBlocks(second, {
    inputs: [],
    targets: outs.map(({ layout }) => layout),
    setUniforms() {
      gl.uniform3i(second.uniform('work'), width, work.channelPairs, work.parts);
      gl.uniform4i(second.uniform('outShape'), outs[0]?.layout.width ?? 1, 1, 1, view.channels);
      gl.uniform1f(second.uniform('epsilon'), epsilon);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, parts.layout.texture);
      gl.uniform1i(second.uniform('parts'), 0);
      bindChannelValues(second, variances, 1);
    },
  });
  backend.disposeIntermediateTensorInfo(parts.tensor);
  return outs.map(({ dataId }) => ({ dataId, shape: [view.channels], dtype: 'float32' }));
}

function inputGradient(
  backend: tf.MathBackendWebGL,
  inputs: BackwardInputs & Record<'gamma' | 'dBeta' | 'dGamma', tf.TensorInfo>,
  epsilon: number,
): tf.TensorInfo | null {
  const gl = findContext(backend);
  const view = viewPictures(inputs.x.shape);
  if (gl === null || view === null) return null;
  const dy = readPictures(backend, 'dy', inputs.dy, view);
  const x = readPictures(backend, 'x', inputs.x, view);
  if (dy === null || x === null) return null;
  const values: ChannelValues[] = [];
  for (const name of ['mean', 'variance', 'gamma', 'dBeta', 'dGamma'] as const) {
    const read = readChannelValues(backend, name, inputs[name]);
    if (read === null) return null;
    values.push(read);
  }
  const root = 'inversesqrt(variance + epsilon)';
  return runByChannel(
    backend,
    gl,
    {
      name: "normalisation's input gradient",
      blocks: [dy, x],
      values,
      numbers: { epsilon, count: view.lines * view.columns },
      expression: `gamma * ${root} * (dy - (dBeta + (x - mean) * ${root} * dGamma) / count)`,
    },
    [...inputs.x.shape],
    view,
  );
}

function writeParts(inputs: readonly BlockInput[], mean: ChannelValues): string {
  return `${BLOCK_SHADER_HEAD}
${inputs.map(declareBlocks).join('\n')}
layout(location = 0) out vec4 result;
uniform ivec4 outShape;
// Texture's width, pairs of channels, pairs of columns a part, pairs of columns.
uniform ivec4 work;
${declareChannelValues('mean', mean.form)}
void main() {
${FIND_PART('xPairs.x')}
  vec4 mean = meanPair(channelPair).xyxy;
  vec2 sum = vec2(0.0);
  vec2 products = vec2(0.0);
  for (int i = first; i < end; i++) {
    vec4 dy = dyClear(dyFetch(dyPlace(line, pair), channelPair), pair);
    vec4 x = xFetch(xPlace(line, pair), channelPair) - mean;
    // What lies beyond the last column may be anything.
    if (2 * pair + 1 >= xPairs.z) x.zw = vec2(0.0);
    sum += dy.xy + dy.zw;
    products += dy.xy * x.xy + dy.zw * x.zw;
${NEXT_PAIR('xPairs.x')}
  }
  result = vec4(sum, products);
}`;
}

function writeJoin(variance: ChannelValues): string {
  return `${BLOCK_SHADER_HEAD}
uniform sampler2D parts;
uniform ivec4 outShape;
// Texture's width, pairs of channels, parts.
uniform ivec3 work;
uniform float epsilon;
layout(location = 0) out vec4 dBeta;
layout(location = 1) out vec4 dGamma;
${declareChannelValues('variance', variance.form)}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int channelPair = min(at.y * outShape.x + at.x, work.y - 1);
  vec4 sum = vec4(0.0);
  for (int part = 0; part < work.z; part++)
    sum += texelFetch(parts, placeOf(part * work.y + channelPair, work.x), 0);
  sum.zw *= inversesqrt(variancePair(channelPair) + epsilon);
  if (2 * channelPair + 1 >= outShape.w) sum.yw = vec2(0.0);
  dBeta = vec4(sum.xy, 0.0, 0.0);
  dGamma = vec4(sum.zw, 0.0, 0.0);
}`;
}
