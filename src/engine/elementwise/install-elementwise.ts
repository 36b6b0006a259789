import * as tf from '@tensorflow/tfjs';
import { type WebglKernel, replaceKernel } from '#engine/gl/replace-kernel.ts';
import { installGradients } from './gradients.ts';
import { OPERATIONS, type Operation, RELU_GRADIENT } from './operations.ts';
import { readReduction, reducedShape, sumAxes } from './reduce.ts';
import { runElementwise } from './run-elementwise.ts';

/**
 * On WebGL: arithmetic that reads its inputs from whatever layout they lie in and takes constants as plain numbers, sums in one
 * program, and gradients of sums and of Relu in one. The result takes it all back.
 */
export function installElementwise(): () => void {
  const undo = [
    ...Object.entries(OPERATIONS)
      .filter(([name]) => name !== RELU_GRADIENT)
      .map(([name, operation]) => replaceKernel(name, createKernel(name, operation))),
    replaceKernel(tf.Sum, createSum(false)),
    replaceKernel(tf.Mean, createSum(true)),
    installGradients(),
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
    return sumAxes(backend, x, reduction, reducedShape(x.shape, axis, keepDims === true), scale);
  };
}
