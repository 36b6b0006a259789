import * as tf from '@tensorflow/tfjs';
import { afterEach, expect, it, vi } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { installConvolution } from '#engine/convolution/install-convolution.ts';
import { installDropout } from '#engine/dropout/install-dropout.ts';
import { installElementwise } from '#engine/elementwise/install-elementwise.ts';
import { installSegmentSum } from '#engine/embedding/install-segment-sum.ts';
import { installGatherRows } from '#engine/gather/gather-rows.ts';
import { installLayerNormalisation } from '#engine/layer-normalisation/install-layer-normalisation.ts';
import { installLosses } from '#engine/losses/install-losses.ts';
import { installNormalisation } from '#engine/normalisation/install-normalisation.ts';
import { installOptimizers } from '#engine/optimizers/install-optimizers.ts';
import { startBackend } from '#engine/start-backend.ts';
import { installWaits } from '#engine/waits/install-waits.ts';

/** A family of shaders of which the driver takes none, and a net that needs it. */
interface Refusal {
  readonly title: string;
  /** Text of those shaders and no others. */
  readonly source: RegExp;
  /** What the warnings, one a shader, say was refused; stock's layer of normalisation asks for a kernel of ours once more. */
  readonly refused: readonly string[];
  readonly layers: () => tf.layers.Layer[];
  readonly loss?: string;
  readonly optimizer?: () => tf.Optimizer;
  /** Whether first weights come from operations, rather than from the CPU. */
  readonly areWeightsComputed?: boolean;
}

const { layers } = tf;
const inputShape = [6, 7, 3];
const conv = (given: Partial<Parameters<typeof layers.conv2d>[0]> = {}): tf.layers.Layer =>
  layers.conv2d({ filters: 3, kernelSize: 2, padding: 'same', activation: 'relu', ...given });
const depthwise = (given: Partial<Parameters<typeof layers.depthwiseConv2d>[0]> = {}): tf.layers.Layer =>
  layers.depthwiseConv2d({ kernelSize: 2, activation: 'relu', ...given });
const first = { inputShape };
const flat = (): tf.layers.Layer => layers.flatten(first);
const norm = (): tf.layers.Layer[] => [flat(), layers.dense({ units: 5 }), layers.batchNormalization()];

const layerNorm = (): tf.layers.Layer[] => [flat(), layers.dense({ units: 5 }), layers.layerNormalization()];

const forwardNorm = ['the fused batch normalisation'];
const backwardNorm = ['the gradient of batch normalisation'];
const forwardRows = ['the fused layer normalisation'];
const backwardRows = ['the gradient of layer normalisation'];
// prettier-ignore
const REFUSALS: readonly Refusal[] = [
  { title: 'a convolution', source: /ip < inShape\.y/, refused: ['the fused FusedConv2D'], layers: () => [conv(first)] },
  { title: 'the merging of a convolution', source: /uniform ivec3 groups/, refused: ['the fused Conv2D'], layers: () => [conv({ ...first, useBias: false })] },
  { title: 'a convolution of one pixel', source: /ip < xPairs\.y/, refused: ['the fused FusedConv2D'], layers: () => [conv({ ...first, kernelSize: 1 })] },
  { title: "a convolution's input gradient", source: /\.xzyw/, refused: ['the fused Conv2DBackpropInput'], layers: () => [conv(first), conv()] },
  { title: 'one with strides', source: /vec2 sumOf\(int dyLine/, refused: ['the fused Conv2DBackpropInput'], layers: () => [conv(first), conv({ strides: 2 })] },
  { title: 'a filter gradient', source: /uniform ivec4 filterShape/, refused: ['the fused Conv2DBackpropFilter'], layers: () => [conv(first)] },
  { title: "a filter gradient's sums", source: /uniform int groups/, refused: ['the fused Conv2DBackpropFilter'], layers: () => [conv(first)] },
  { title: 'a depthwise convolution', source: /uniform ivec3 inShape;[^]*w0 = wFetch/, refused: ['the fused FusedDepthwiseConv2D'], layers: () => [depthwise(first)] },
  { title: 'the laying out of its filter', source: /value = wBlock\(0/, refused: ['the fused FusedDepthwiseConv2D'], layers: () => [depthwise(first)], areWeightsComputed: true },
  { title: 'its input gradient', source: /^(?![^]*biasPair)[^]*uniform ivec3 inShape;[^]*w0 = wFetch/, refused: ['the fused DepthwiseConv2dNativeBackpropInput'], layers: () => [conv(first), depthwise()] },
  { title: 'one with strides, depthwise', source: /vec2 dyOf\(/, refused: ['the fused DepthwiseConv2dNativeBackpropInput'], layers: () => [conv(first), depthwise({ strides: 2 })] },
  { title: 'its filter gradient', source: /uniform ivec2 filterShape/, refused: ['the fused DepthwiseConv2dNativeBackpropFilter'], layers: () => [depthwise(first)] },
  { title: "its filter gradient's sums", source: /vec2 sumOf\(int tap/, refused: ['the fused DepthwiseConv2dNativeBackpropFilter'], layers: () => [depthwise(first)] },
  { title: 'max pooling', source: /vec2 join\(vec2 best/, refused: ['the fused MaxPool'], layers: () => [conv(first), layers.maxPooling2d({})] },
  { title: 'its gradient', source: /firstGreatest/, refused: ['the fused MaxPoolGrad'], layers: () => [conv(first), layers.maxPooling2d({})] },
  { title: 'the places of overlapping maxima', source: /void take\(inout/, refused: ['the fused MaxPoolGrad'], layers: () => [conv({ ...first, activation: 'linear' }), layers.maxPooling2d({ poolSize: 3, strides: 1 })] },
  { title: 'the gradient of overlapping maxima', source: /bool isHeld/, refused: ['the fused MaxPoolGrad'], layers: () => [conv({ ...first, activation: 'linear' }), layers.maxPooling2d({ poolSize: 3, strides: 1 })] },
  { title: 'average pooling', source: /vec2 join\(vec2 sum/, refused: ['the fused AvgPool'], layers: () => [conv(first), layers.averagePooling2d({})] },
  { title: 'the gradient of average pooling', source: /vec2 dyOf\(/, refused: ['the fused AvgPoolGrad'], layers: () => [conv(first), layers.averagePooling2d({})] },
  { title: "batch normalisation's moments of parts", source: /deviations = squares/, refused: forwardNorm, layers: norm },
  { title: "batch normalisation's moments", source: /movingMeanOut/, refused: forwardNorm, layers: norm },
  { title: 'the normalisation', source: /value = \(x - mean\) \*/, refused: ['the fused FusedBatchNorm', ...forwardNorm], layers: norm },
  { title: "its gradient's sums of parts", source: /vec4\(sum, products\)/, refused: backwardNorm, layers: norm },
  { title: "its gradient's sums", source: /out vec4 dBeta/, refused: backwardNorm, layers: norm },
  { title: 'its input gradient, normalised', source: /value = gamma \*/, refused: backwardNorm, layers: norm },
  { title: "layer normalisation's moments", source: /root = inversesqrt/, refused: forwardRows, layers: layerNorm },
  { title: 'the normalisation of rows', source: /y = \(xAt/, refused: forwardRows, layers: layerNorm },
  { title: "the means of its gradient", source: /turn \/=/, refused: backwardRows, layers: layerNorm },
  { title: "its input gradient, by rows", source: /product = dyAt/, refused: backwardRows, layers: layerNorm },
  { title: 'the product of a dropout', source: /#define Real[^]*return a \* b;/, refused: ['the fused Multiply'], layers: () => [flat(), layers.dropout({ rate: 0.4, seed: 3 })] },
  { title: 'relu', source: /a < 0\.0 \? 0\.0 : a;/, refused: ['the fused Relu'], layers: () => [flat(), layers.dense({ units: 4, activation: 'relu' })] },
  { title: 'the gradient of relu', source: /b > 0\.0 \? a/, refused: ['the gradient of relu'], layers: () => [flat(), layers.dense({ units: 4, activation: 'relu' })] },
  { title: 'the gradient of sigmoid', source: /b \* \(1\.0 - b\)/, refused: ['the gradient of sigmoid'], layers: () => [flat(), layers.dense({ units: 4, activation: 'sigmoid' })] },
  { title: 'sums', source: /row \* view\.x \+ i/, refused: ['the fused Mean', 'the fused Sum'], layers: () => [flat()] },
  { title: 'the gradient of sums', source: /line \/ view\.x \* view\.y/, refused: ['the gradient of sums'], layers: () => [conv(first), layers.globalAveragePooling2d({})] },
  ...['meanSquaredError', 'meanAbsoluteError', 'binaryCrossentropy', 'categoricalCrossentropy'].map((loss) => ({ title: loss, source: /predictedAt/, refused: [loss, `the gradient of ${loss}`], layers: () => [flat()], loss })),
  { title: "an optimizer's step", source: /new_value/, refused: ['the fused Adam step'], layers: () => [flat()], optimizer: () => tf.train.adam(0.01, 0.9, 0.999, 1e-3) },
  { title: 'the gathering of batches', source: /uniform int rowCount/, refused: ['the fused GatherV2'], layers: () => [layers.dense({ units: 3, inputShape: [5] })] },
  { title: "an embedding's gradient", source: /int firstColumn/, refused: ['the fused UnsortedSegmentSum'], layers: () => [layers.embedding({ inputDim: 4, outputDim: 3, inputLength: 5 })] },
  { title: 'the sums of losses', source: /uniform float keep0/, refused: ['the sums of losses'], layers: () => [flat()] },
];

let undo: (() => void)[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  for (const one of undo.reverse()) one();
  undo = [];
});

it.each(REFUSALS)('where the driver refuses $title stock does it, with one warning', { timeout: 30_000 }, async (refusal) => { // prettier-ignore
  await tf.setBackend('cpu');
  const wanted = await trainTwoSteps(refusal);
  await restartWebgl();
  undo = [installOptimizers, installSegmentSum, installElementwise, installConvolution, installNormalisation, installLayerNormalisation, installDropout, installGatherRows, installLosses, installWaits].map((install) => install()); // prettier-ignore
  refuse(refusal.source);
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const before = tf.memory().numTensors;
  const got = await trainTwoSteps(refusal);
  expect(tf.memory().numTensors).toBe(before);
  expect(got.length).toBe(wanted.length);
  const worst = Math.max(...wanted.map((value, at) => Math.abs(value - (got[at] ?? NaN))));
  const scale = Math.max(1, ...wanted.map(Math.abs));
  expect(worst / scale).toBeLessThan(1e-4);
  const warnings = warn.mock.calls.map(([text]) => /refused (.*), so stock/.exec(String(text))?.[1]);
  expect(warnings.sort()).toEqual(refusal.refused);
}); // prettier-ignore

/** A new context, so that no program is compiled yet. */
async function restartWebgl(): Promise<void> {
  const last = tf.findBackend('webgl');
  if (last instanceof tf.MathBackendWebGL) {
    const { gl } = last.gpgpu;
    tf.removeBackend('webgl');
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    tf.registerBackend('webgl', () => new tf.MathBackendWebGL(), 2);
  }
  const started = await startBackend('webgl', {}, { stock: true });
  if (!started.ok) throw new Error(started.error.message);
}

function refuse(refused: RegExp): void {
  const context = WebGL2RenderingContext.prototype;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its context below
  const { shaderSource } = context;
  vi.spyOn(context, 'shaderSource').mockImplementation(function (
    this: WebGL2RenderingContext,
    shader,
    source,
  ) {
    shaderSource.call(this, shader, refused.test(source) ? 'no shader' : source);
  });
}

/** Losses of an epoch of two steps, and the weights then. */
async function trainTwoSteps({
  layers: create,
  loss,
  optimizer,
  areWeightsComputed,
}: Refusal): Promise<number[]> {
  // prettier-ignore
  const model = tf.sequential({ layers: create() });
  if (model.outputShape.length > 2) model.add(layers.flatten());
  model.add(layers.dense({ units: 2, activation: loss === undefined ? 'linear' : 'softmax' }));
  const rule = optimizer?.() ?? tf.train.sgd(0.01);
  model.compile({ optimizer: rule, loss: loss ?? 'meanSquaredError' });
  // So that small tensors go there too.
  tf.env().set('WEBGL_CPU_FORWARD', areWeightsComputed !== true);
  tf.tidy(() => {
    const weights = model.getWeights().map((weight, at) => {
      if (weight.rank < 2) return weight;
      const values = tf.tensor(createValues(weight.size, at + 1), weight.shape);
      return areWeightsComputed === true ? values.mul(0.5).mul(2) : values;
    });
    model.setWeights(weights);
  });
  tf.env().set('WEBGL_CPU_FORWARD', true);
  const [, ...shape] = model.inputs[0]?.shape ?? [];
  const size = [4, ...shape.map(Number)];
  const isText = model.layers[0]?.getClassName() === 'Embedding';
  const values = createValues(tf.util.sizeFromShape(size), 41);
  const xs = tf.tensor(values.map((value) => (isText ? Math.floor(value * 2 + 2) : value)), size); // prettier-ignore
  const ys = tf.tensor2d([1, 0, 0, 1, 0, 1, 1, 0], [4, 2]);
  const { history } = await model.fit(xs, ys, { batchSize: 2, epochs: 1, shuffle: false });
  const results = [
    ...(history.loss ?? []).map(Number),
    ...model.getWeights().flatMap((weight) => [...weight.dataSync()]),
  ];
  model.dispose();
  rule.dispose();
  tf.dispose([xs, ys]);
  return results;
}
