import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runOnBoth, worstError } from './compare-with-cpu.ts';
import { startBackend } from './start-backend.ts';
import { loadWasmFiles } from './wasm-files.ts';
import { watchHeap } from './watch-heap.ts';

/** Two tensors [2, 3] of every type that a learner's may have. */
const SAMPLES = [
  { title: 'float32', dtype: 'float32', a: [-2.5, -1, 0, 0.5, 1.5, 3], b: [1.2, -0.4, 2, 0.5, -3, 3] },
  { title: 'int32', dtype: 'int32', a: [-2, -1, 0, 1, 2, 3], b: [1, -3, 2, 1, 5, 3] },
  { title: 'bool', dtype: 'bool', a: [1, 0, 1, 1, 0, 0], b: [0, 0, 1, 1, 1, 0] },
] as const;

type Operation = (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor | tf.Tensor[];

/** Operations by name; `a` and `b` are [2, 3]. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  ...onOne({ abs: tf.abs, acos: tf.acos, acosh: tf.acosh, asin: tf.asin, asinh: tf.asinh, atan: tf.atan }),
  ...onOne({
    atanh: tf.atanh,
    ceil: tf.ceil,
    cos: tf.cos,
    cosh: tf.cosh,
    elu: tf.elu,
    erf: tf.erf,
    exp: tf.exp,
  }),
  ...onOne({ expm1: tf.expm1, floor: tf.floor, isFinite: tf.isFinite, isInf: tf.isInf, isNaN: tf.isNaN }),
  ...onOne({
    log: tf.log,
    log1p: tf.log1p,
    logicalNot: tf.logicalNot,
    neg: tf.neg,
    reciprocal: tf.reciprocal,
  }),
  ...onOne({
    relu: tf.relu,
    relu6: tf.relu6,
    round: tf.round,
    rsqrt: tf.rsqrt,
    selu: tf.selu,
    sigmoid: tf.sigmoid,
  }),
  ...onOne({
    sign: tf.sign,
    sin: tf.sin,
    sinh: tf.sinh,
    softplus: tf.softplus,
    sqrt: tf.sqrt,
    square: tf.square,
  }),
  ...onOne({ step: tf.step, tan: tf.tan, tanh: tf.tanh, softmax: tf.softmax, logSoftmax: tf.logSoftmax }),
  ...onOne({
    leakyRelu: tf.leakyRelu,
    onesLike: tf.onesLike,
    zerosLike: tf.zerosLike,
    transpose: tf.transpose,
  }),
  ...onOne({ norm: tf.norm, logSumExp: tf.logSumExp, identity: tf.clone, logSigmoid: tf.logSigmoid }),
  ...onEachAxis({ max: tf.max, min: tf.min, sum: tf.sum, mean: tf.mean, prod: tf.prod, argMax: tf.argMax }),
  ...onEachAxis({ argMin: tf.argMin, all: tf.all, any: tf.any, reverse: tf.reverse, cumsum: tf.cumsum }),
  ...onEachAxis({ cumprod: tf.cumprod, unstack: tf.unstack, expandDims: tf.expandDims, unique: uniqueOf }),
  ...onTwo({
    add: tf.add,
    sub: tf.sub,
    mul: tf.mul,
    div: tf.div,
    floorDiv: tf.floorDiv,
    mod: tf.mod,
    pow: tf.pow,
  }),
  ...onTwo({
    maximum: tf.maximum,
    minimum: tf.minimum,
    squaredDifference: tf.squaredDifference,
    equal: tf.equal,
  }),
  ...onTwo({ notEqual: tf.notEqual, greater: tf.greater, greaterEqual: tf.greaterEqual, less: tf.less }),
  ...onTwo({
    lessEqual: tf.lessEqual,
    logicalAnd: tf.logicalAnd,
    logicalOr: tf.logicalOr,
    logicalXor: tf.logicalXor,
  }),
  ...onTwo({ atan2: tf.atan2, prelu: tf.prelu, bitwiseAnd: tf.bitwiseAnd }),
  matMul: (a, b) => tf.matMul(a, b, false, true),
  batchMatMul: (a, b) => tf.matMul(tf.stack([a, b]), tf.stack([b, a]), true, false),
  einsum: (a, b) => tf.einsum('ij,kj->ik', a, b),
  where: (a, b) => tf.where(tf.tensor2d([1, 0, 1, 0, 1, 0], [2, 3], 'bool'), a, b),
  concat: (a, b) => tf.concat([a, b], 1),
  stack: (a, b) => tf.stack([a, b]),
  addN: (a, b) => tf.addN([a, b, a]),
  tile: (a) => a.tile([2, 2]),
  pad: (a) => a.pad([[1, 1], [0, 2]]), // prettier-ignore
  mirrorPad: (a) => tf.mirrorPad(a, [[1, 1], [1, 1]], 'reflect'), // prettier-ignore
  slice: (a) => a.slice([0, 1], [2, 2]),
  stridedSlice: (a) => a.stridedSlice([0, 0], [2, 3], [1, 2]),
  gather: (a) => a.gather(tf.tensor1d([2, 0, 2], 'int32'), 1),
  gatherND: (a) => tf.gatherND(a, tf.tensor2d([[1, 1], [0, 2]], [2, 2], 'int32')), // prettier-ignore
  scatterND: (a) => tf.scatterND(tf.tensor2d([[1], [3]], [2, 1], 'int32'), a.slice([0, 0], [2, 3]), [5, 3]),
  topk: (a) => Object.values(tf.topk(a, 2)),
  clipByValue: (a) => a.clipByValue(-1, 1),
  split: (a) => tf.split(a, 3, 1),
  maxPool: (a) => tf.maxPool(asImage(a), 2, 2, 'same'),
  avgPool: (a) => tf.avgPool(asImage(a), 2, 2, 'same'),
  conv2d: (a, b) => tf.conv2d(asImage(a), b.slice([0, 0], [2, 2]).as4D(2, 2, 1, 1), 1, 'same'),
  resizeBilinear: (a) => tf.image.resizeBilinear(asImage(a), [3, 5]),
  resizeNearest: (a) => tf.image.resizeNearestNeighbor(asImage(a), [3, 5]),
  flipLeftRight: (a) => tf.image.flipLeftRight(asImage(a)),
  rotate: (a) => tf.image.rotateWithOffset(asImage(a), 0.4),
  toFloat: (a) => a.cast('float32'),
  toInt: (a) => a.cast('int32'),
  toBool: (a) => a.cast('bool'),
  moments: (a) => Object.values(tf.moments(a)),
  bincount: (a) =>
    tf.bincount(tf.tensor1d([1, 2, 2], 'int32'), tf.cast(a.slice([0, 0], [1, 3]).flatten(), 'float32'), 4),
  oneHot: (a) => tf.oneHot(tf.cast(tf.abs(tf.cast(a, 'int32')), 'int32'), 4),
};

let countOverruns = (): number => 0;

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  const started = await startBackend('wasm', files.value);
  if (!started.ok) throw new Error(started.error.message);
  countOverruns = watchHeap(tf.backend());
});

describe.each(SAMPLES)('WASM agrees with the CPU backend on $title:', ({ dtype, a, b }) => {
  it.each(Object.entries(OPERATIONS))('%s', async (_, operation) => {
    const before = tf.memory().numTensors;
    const both = await runOnBoth(() =>
      operation(tf.tensor2d([...a], [2, 3], dtype), tf.tensor2d([...b], [2, 3], dtype)),
    );
    expect(worstError(both), JSON.stringify(both)).toBeLessThan(1e-4);
    expect(tf.memory().numTensors).toBe(before);
    expect(countOverruns()).toBe(0);
  });
});

describe('WASM shows every NaN that the CPU backend shows:', () => {
  // 1 to the power NaN is 1 in C and NaN in JavaScript.
  const operations = Object.entries(OPERATIONS).filter(([name]) => !name.startsWith('pow'));
  it.each(operations)('%s', async (_, operation) => {
    const { cpu, wasm } = await runOnBoth(() =>
      operation(tf.tensor2d([NaN, 1, 0.5, -1, NaN, -2], [2, 3]), tf.tensor2d([1, NaN, 2, 1, NaN, 3], [2, 3])),
    );
    if (cpu === 'throws') return;
    const hidden = cpu.flatMap(({ values }, i) =>
      values.filter(
        (value, at) => Number.isNaN(value) && Number.isFinite(wasm === 'throws' ? 0 : wasm[i]?.values[at]),
      ),
    );
    expect(hidden, JSON.stringify({ cpu, wasm })).toEqual([]);
  });
});

function onOne(
  operations: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor | tf.Tensor[]>>,
): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, run]) => [name, (a: tf.Tensor) => run(a)]),
  );
}

function onTwo(
  operations: Readonly<Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor | tf.Tensor[]>>,
): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(operations).flatMap(([name, run]): [string, Operation][] => [
      [name, (a, b) => run(a, b)],
      [`${name}, broadcast`, (a, b) => run(a, b.slice([0, 0], [1, 3]))],
    ]),
  );
}

function onEachAxis(
  operations: Readonly<Record<string, (x: tf.Tensor, axis?: number) => tf.Tensor | tf.Tensor[]>>,
): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(operations).flatMap(([name, run]): [string, Operation][] => [
      [`${name}, axis 0`, (a) => run(a, 0)],
      [`${name}, axis 1`, (a) => run(a, 1)],
    ]),
  );
}

function uniqueOf(x: tf.Tensor, axis?: number): tf.Tensor | tf.Tensor[] {
  return Object.values(tf.unique(x, axis));
}

/** [2, 3] to [1, 4, 3, 1]: the two rows, twice. */
function asImage(x: tf.Tensor2D): tf.Tensor4D {
  return tf.concat([x, x]).as4D(1, 4, 3, 1);
}
