import * as tf from '@tensorflow/tfjs';
import { type WebglKernel, replaceKernel, shareData } from '#engine/gl/replace-kernel.ts';
import { installActivationGradients } from './activation-gradients.ts';
import { installGradients } from './gradients.ts';
import { OPERATIONS, type Operation, RELU_GRADIENT, SIGMOID_GRADIENT } from './operations.ts';
import { readReduction, reducedShape, sumAxes } from './reduce.ts';
import { runElementwise } from './run-elementwise.ts';
import { installTileGradient } from './tile-gradient.ts';

/**
 * On WebGL: arithmetic that reads its inputs from whatever layout they lie in and takes constants as plain numbers, sums in one
 * program, and gradients of sums and of Relu in one; on WASM too the gradients of sums and of tiles. The result takes it all back.
 */
export function installElementwise(): () => void {
  const undo = [
    ...Object.entries(OPERATIONS)
      .filter(([name]) => name !== RELU_GRADIENT && name !== SIGMOID_GRADIENT)
      .map(([name, operation]) => replaceKernel(name, createKernel(name, operation))),
    replaceKernel(tf.Sum, createSum(false)),
    replaceKernel(tf.Mean, createSum(true)),
    installGradients(),
    installActivationGradients(),
    installTileGradient(),
  ];
  return () => {
    for (const one of undo) one();
  };
}

function createKernel(name: string, operation: Operation): WebglKernel {
  return (backend, named, attrs) => {
    const inputs: tf.TensorInfo[] = [];
    for (const input of operation.inputs) {
      const info = named[input];
      if (info === undefined || !takes(name, input, info.dtype)) return null;
      inputs.push(info);
    }
    return runElementwise(backend, name, operation, inputs, operation.numbers?.(attrs) ?? []);
  };
}

function takes(name: string, input: string, dtype: tf.DataType): boolean {
  const wanted = name === tf.LogicalAnd || input === 'condition' ? 'bool' : 'float32';
  return dtype === wanted;
}

function createSum(isMean: boolean): WebglKernel {
  return (backend, { x }, { axis, keepDims }) => {
    if (x === undefined) return null;
    const reduction = readReduction(x.shape, axis);
    if (reduction === null) return null;
    const scale = isMean ? 1 / reduction.length : 1;
    const shape = reducedShape(x.shape, axis, keepDims === true);
    const known = isMean && reduction.length > 1 ? findMean(backend, x, reduction.length) : null;
    if (known !== null) return shareData(backend, { dataId: known, dtype: 'float32', shape }, shape);
    const out = sumAxes(backend, x, reduction, shape, scale);
    if (isMean && out !== null) meanOf.set(x.dataId, out.dataId);
    return out;
  };
}

/** The mean of all values of some data, while it lives: training asks twice for that of its losses. */
const meanOf = new WeakMap<tf.DataId, tf.DataId>();

function findMean(backend: tf.MathBackendWebGL, x: tf.TensorInfo, length: number): tf.DataId | null {
  const known = length === tf.util.sizeFromShape(x.shape) ? meanOf.get(x.dataId) : undefined;
  const isMean = known !== undefined && backend.texData.has(known);
  return isMean && tf.util.sizeFromShape(backend.texData.get(known).shape) === 1 ? known : null;
}
