import * as tf from '@tensorflow/tfjs';
import { type WebglKernel, replaceKernel } from '#engine/gl/replace-kernel.ts';
import { type ConvInfo, readConvInfo } from '#engine/kernels/conv-info.ts';
import { readPoolInfo } from '#engine/kernels/max-pool-gradient.ts';
import { type ConvolutionCall, convolveBlocks } from './convolve.ts';
import { depthwise } from './depthwise.ts';
import { depthwiseFilterGradient } from './depthwise-filter-gradient.ts';
import { installDilatedLayers } from './dilated-layers.ts';
import { installFusedLayers } from './fused-layer.ts';
import { filterGradient } from './filter-gradient.ts';
import { overlappingMaxGradient } from './overlapping-max-gradient.ts';
import { pointwise } from './pointwise.ts';
import { type Pooling, maxPoolGradient, pool } from './pool.ts';
import { spreadWindows } from './spread-windows.ts';
import { stridedInputGradient } from './strided-input-gradient.ts';

/** Filters up to this width are unrolled. */
const WIDEST_FILTER = 7;
/** Measured in software; there is one program fewer in any case. */
const MOST_POINTWISE_CHANNELS = 32;
const FLOATS = 'float32';

/** Conv2D layers in one operation; on WebGL convolutions, their gradients and pooling in blocks. The result takes it all back. */
export function installConvolution(): () => void {
  const undo = [
    installFusedLayers(),
    installDilatedLayers(),
    replaceKernel(tf.Conv2D, convolve),
    replaceKernel(tf.FusedConv2D, convolve),
    replaceKernel(tf.DepthwiseConv2dNative, convolveDepthwise),
    replaceKernel(tf.FusedDepthwiseConv2D, convolveDepthwise),
    replaceKernel(tf.Conv2DBackpropInput, inputGradient),
    replaceKernel(tf.Conv2DBackpropFilter, (backend, { x, dy }, attrs) => {
      if (x === undefined || dy === undefined) return null;
      const info = readConvInfo(attrs, { inShape: x.shape }, false);
      return isCovered(info) ? filterGradient(backend, { x, dy }, info) : null;
    }),
    replaceKernel(tf.DepthwiseConv2dNativeBackpropInput, depthwiseInputGradient),
    replaceKernel(tf.DepthwiseConv2dNativeBackpropFilter, (backend, { x, dy }, attrs) => {
      if (x === undefined || dy === undefined) return null;
      const info = readConvInfo(attrs, { inShape: x.shape }, true);
      return isDepthwise(info) ? depthwiseFilterGradient(backend, { x, dy }, info) : null;
    }),
    replaceKernel(tf.MaxPool, createPool('max')),
    replaceKernel(tf.AvgPool, createPool('average')),
    replaceKernel(tf.AvgPoolGrad, (backend, { dy, input }, attrs) => {
      if (dy === undefined || input?.dtype !== FLOATS) return null;
      const info = readPoolInfo(attrs, input.shape);
      if (!isCovered(info) || info.filterHeight > WIDEST_FILTER) return null;
      // Stock divides by all of a window, beyond the picture's edge too.
      return spreadWindows(backend, dy, 1 / (info.filterHeight * info.filterWidth), info);
    }),
    replaceKernel(tf.MaxPoolGrad, maxGradient),
  ];
  return () => {
    for (const one of undo.reverse()) one();
  };
}

const convolve: WebglKernel = (backend, { x, filter, bias, preluActivationWeights }, attrs) => {
  const activation = readActivation(attrs.activation);
  if (x === undefined || filter === undefined || activation === null) return null;
  const info = readConvInfo(attrs, { inShape: x.shape, filterShape: filter.shape }, false);
  if (!isCovered(info) || preluActivationWeights !== undefined) return null;
  if (bias !== undefined && (bias.dtype !== FLOATS || tf.util.sizeFromShape(bias.shape) !== info.outChannels))
    return null;
  const call: ConvolutionCall = {
    ...{ x, filter, bias: bias ?? null, activation, isTurned: false },
    outShape: info.outShape,
    stride: [info.strideHeight, info.strideWidth],
    ...{ top: info.padInfo.top, left: info.padInfo.left },
  };
  return isPointwise(info) ? pointwise(backend, call) : convolveBlocks(backend, call);
};

const convolveDepthwise: WebglKernel = (backend, { x, filter, bias, preluActivationWeights }, attrs) => {
  const activation = readActivation(attrs.activation);
  if (x === undefined || filter === undefined || activation === null) return null;
  const info = readConvInfo(attrs, { inShape: x.shape, filterShape: filter.shape }, true);
  if (!isDepthwise(info) || preluActivationWeights !== undefined) return null;
  if (bias !== undefined && (bias.dtype !== FLOATS || tf.util.sizeFromShape(bias.shape) !== info.outChannels))
    return null;
  return depthwise(backend, {
    ...{ x, filter, bias: bias ?? null, activation, isTurned: false },
    outShape: info.outShape,
    stride: [info.strideHeight, info.strideWidth],
    ...{ top: info.padInfo.top, left: info.padInfo.left },
  });
};

/** From some channels on it pays to share what is read among several targets. */
function isPointwise({ filterHeight, filterWidth, strideHeight, strideWidth, ...info }: ConvInfo): boolean {
  const isPlain = [filterHeight, filterWidth, strideHeight, strideWidth].every((size) => size === 1);
  const { top, bottom, left, right } = info.padInfo;
  return isPlain && top + bottom + left + right === 0 && info.inChannels <= MOST_POINTWISE_CHANNELS;
}

/** With stride 1 a convolution of dy with the filter turned by 180°. */
const inputGradient: WebglKernel = (backend, { dy, filter }, attrs) => {
  if (dy === undefined || filter === undefined) return null;
  const info = readConvInfo(attrs, { filterShape: filter.shape }, false);
  if (!isCovered(info)) return null;
  if (info.strideHeight !== 1 || info.strideWidth !== 1)
    return stridedInputGradient(backend, { dy, filter }, info);
  return convolveBlocks(backend, {
    ...{ x: dy, filter, bias: null, activation: 'linear', isTurned: true },
    outShape: info.inShape,
    stride: [1, 1],
    top: info.filterHeight - 1 - info.padInfo.top,
    left: info.filterWidth - 1 - info.padInfo.left,
  });
};

/** With stride 1 a convolution of dy with the filter read from its end. */
const depthwiseInputGradient: WebglKernel = (backend, { dy, filter }, attrs) => {
  if (dy === undefined || filter === undefined) return null;
  const info = readConvInfo(attrs, { filterShape: filter.shape }, true);
  if (!isDepthwise(info)) return null;
  if (info.strideHeight !== 1 || info.strideWidth !== 1) return spreadWindows(backend, dy, filter, info);
  return depthwise(backend, {
    ...{ x: dy, filter, bias: null, activation: 'linear', isTurned: true },
    outShape: info.inShape,
    stride: [1, 1],
    top: info.filterHeight - 1 - info.padInfo.top,
    left: info.filterWidth - 1 - info.padInfo.left,
  });
};

function createPool(pooling: Pooling): WebglKernel {
  return (backend, { x }, attrs) => {
    const info = x?.dtype === FLOATS ? readPoolInfo(attrs, x.shape) : null;
    // Windows of one pixel are stock's, which copies where shapes agree and leaves the padding out.
    const isWide = isCovered(info) && info.filterHeight * info.filterWidth > 1;
    return x !== undefined && isWide ? pool(backend, x, info, pooling) : null;
  };
}

const maxGradient: WebglKernel = (backend, { dy, input: x }, attrs) => {
  if (dy === undefined || x === undefined) return null;
  const info = readPoolInfo(attrs, x.shape);
  if (!isCovered(info)) return null;
  return maxPoolGradient(backend, { x, dy }, info) ?? overlappingMaxGradient(backend, { x, dy }, info);
};

/** One filter a channel, of which all taps are unrolled. */
function isDepthwise(info: ConvInfo | null): info is ConvInfo {
  return isCovered(info) && info.filterHeight <= WIDEST_FILTER && info.inChannels === info.outChannels;
}

function isCovered(info: ConvInfo | null): info is ConvInfo {
  if (info === null || info.dilationHeight !== 1 || info.dilationWidth !== 1) return false;
  const sizes = [...info.inShape, ...info.outShape];
  return info.filterWidth <= WIDEST_FILTER && sizes.every((size) => size > 0);
}

function readActivation(name: unknown): ConvolutionCall['activation'] | null {
  if (name === undefined || name === null) return 'linear';
  return name === 'linear' || name === 'relu' || name === 'relu6' ? name : null;
}
