import * as tf from '@tensorflow/tfjs';
import { readConvInfo } from './conv-info.ts';
import { bridgeToCpu } from './cpu-bridge.ts';
import { requireInput } from './wasm-memory.ts';

const castOnCpu = bridgeToCpu(tf.Cast);

/** Stock Cast copies the bytes when it makes bools; 0.5 must become 1. */
export function castThroughCpu(stock: tf.KernelFunc): tf.KernelFunc {
  return (args) => (args.attrs?.dtype === 'bool' ? castOnCpu(args) : stock(args));
}

/**
 * Stock convolutions leave 'same' padding to XNNPACK, which works it out otherwise than TensorFlow where the stride is
 * longer than the filter; so tell it the numbers.
 */
export function padExplicitly(stock: tf.KernelFunc): tf.KernelFunc {
  return (args) => {
    if (args.attrs?.pad !== 'same') return stock(args);
    const shapes = {
      inShape: requireInput(args.inputs, 'x').shape,
      filterShape: requireInput(args.inputs, 'filter').shape,
    };
    const info = readConvInfo(args.attrs, shapes, false);
    if (info === null) return stock(args);
    const { top, bottom, left, right } = info.padInfo;
    const pad = [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ];
    return stock({ ...args, attrs: { ...args.attrs, pad } });
  };
}
