import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { installElementwise } from './install-elementwise.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  const started = await startBackend('webgl', {}, { stock: true });
  if (!started.ok) throw new Error(started.error.message);
  undo = installElementwise();
});

afterAll(() => undo());

type Compute = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

const OPERATIONS: Readonly<Record<string, Compute>> = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  squaredDifference: tf.squaredDifference,
  maximum: tf.maximum,
  minimum: tf.minimum,
  greater: tf.greater,
  greaterEqual: tf.greaterEqual,
  less: tf.less,
  lessEqual: tf.lessEqual,
  equal: tf.equal,
  notEqual: tf.notEqual,
  logicalAnd: (a, b) => tf.logicalAnd(a.greater(0), b.greater(0)),
  abs: (a) => a.abs(),
  exp: (a) => a.exp(),
  log: (a) => a.log(),
  log1p: (a) => a.log1p(),
  neg: (a) => a.neg(),
  relu: (a) => a.relu(),
  sigmoid: (a) => a.sigmoid(),
  sqrt: (a) => a.abs().sqrt(),
  square: (a) => a.square(),
  step: (a) => a.step(0.3),
  clip: (a) => a.clipByValue(-0.4, 0.6),
  where: (a, b) => tf.where(a.greater(b), a, b),
  'a constant': (a) => tf.sub(1, a.mul(3)).div(2),
  sum: (a) => a.sum(0),
  mean: (a) => a.mean(-1),
  'sum of all': (a) => a.sum(),
  'mean, axes kept': (a) => a.mean(0, true),
};

/** On WebGL the inputs come in four pairs of layouts. */
async function run(backend: string, shape: number[], compute: Compute, kind: number): Promise<tf.Tensor> {
  await tf.setBackend(backend);
  const size = tf.util.sizeFromShape(shape);
  const place = (seed: number, isPacked: boolean): tf.Tensor => {
    const values = createValues(size, seed);
    // A sum of two is packed in stock, a gathered one is not.
    if (isPacked) return tf.tensor(values, shape).mul(2).div(2);
    return tf
      .concat([tf.zeros([2]), tf.tensor1d(values)])
      .slice(2, size)
      .reshape(shape);
  };
  return tf.tidy(() => compute(place(1, kind % 2 === 0), place(2, kind < 2)));
}

async function expectAlike(shape: number[], compute: Compute, kind: number): Promise<void> {
  const wanted = await run('cpu', shape, compute, kind);
  const values = Float32Array.from(wanted.dataSync());
  wanted.dispose();
  const got = await run('webgl', shape, compute, kind);
  expect([got.shape, got.dtype]).toEqual([wanted.shape, wanted.dtype]);
  const scale = values.reduce(
    (most, value) => Math.max(most, Number.isFinite(value) ? Math.abs(value) : 0),
    1,
  );
  Float32Array.from(got.dataSync()).forEach((value, at) => {
    const other = values[at] ?? NaN;
    if (Number.isNaN(other)) expect(value).toBeNaN();
    else expect(Math.abs(value - other) / scale).toBeLessThan(1e-4);
  });
  got.dispose();
}

describe('arithmetic on WebGL gives the CPU backend’s numbers:', () => {
  it.each(Object.entries(OPERATIONS))('%s', async (_name, compute) => {
    for (const kind of [0, 1, 2, 3]) {
      await expectAlike([13, 11], compute, kind);
      await expectAlike([2, 7, 3, 5], compute, kind);
    }
  });

  it('for any shape, padding included', async () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    // What sums the padding in would show it: a product of matrices is next.
    const compute: Compute = (a, b) =>
      a
        .sub(2)
        .mul(b)
        .add(1)
        .relu()
        .reshape([1, -1])
        .matMul(b.reshape([-1, 1]));
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer({ min: 0, max: 3 }), (shape, kind) => expectAlike(shape, compute, kind)), // prettier-ignore
      { numRuns: 30, seed: 2 },
    );
  });

  it('sums long axes', async () => {
    await expectAlike([4000, 3], (a) => a.sum(0), 0);
    await expectAlike([3, 2000], (a) => a.mean(1), 1);
    await expectAlike([2, 700, 5], (a) => a.sum(1), 0);
    await expectAlike([20_011], (a) => a.mean(), 0);
  });

  it('leaves integers and other broadcasts to stock', async () => {
    await tf.setBackend('webgl');
    const whole = tf.tidy(() => tf.tensor1d([7, 8, 9], 'int32').sum());
    expect([whole.dtype, whole.dataSync()[0]]).toEqual(['int32', 24]);
    whole.dispose();
    await expectAlike([200, 3], (a, b) => a.add(b.slice([0, 0], [1, 3])), 0);
    await expectAlike([20, 30], (a, b) => a.mul(b.mean(1, true)), 0);
  });

  it('keeps NaN', async () => {
    await tf.setBackend('webgl');
    const x = tf.tensor1d([...createValues(198, 1), NaN, NaN]);
    const compute = [
      x.relu(),
      x.sigmoid(),
      x.maximum(0),
      x.add(1),
      x.clipByValue(0, 1),
      x.step(),
      x.abs(),
      x.log(),
      x.exp(),
      x.sqrt(),
      x.log1p(),
    ];
    for (const one of compute) expect(one.dataSync()[199]).toBeNaN();
    for (const one of [x.sum(), x.mean()]) expect(one.dataSync()[0]).toBeNaN();
    tf.dispose(x);
  });
});

describe('gradients on WebGL follow the CPU backend:', () => {
  const CASES: Readonly<Record<string, Compute>> = {
    'sum over rows': (a, b) => a.mul(b).sum(0),
    'mean over columns': (a, b) => a.mul(b).mean(-1),
    'mean over axes apart': (a, b) => a.mul(b).mean([0, 2]),
    'mean of all': (a, b) => a.mul(b).mean(),
    relu: (a, b) => a.mul(b).relu(),
  };
  it.each(Object.entries(CASES))('%s', async (_name, compute) => {
    for (const kind of [0, 3])
      await expectAlike(
        [5, 6, 7],
        (a, b) => tf.grad((x: tf.Tensor) => compute(x, b).square().sum())(a),
        kind,
      );
  });

  it('the second derivative too', async () => {
    const twice: Compute = (a) => {
      const once = (x: tf.Tensor): tf.Tensor => tf.grad((y: tf.Tensor) => y.relu().pow(3).mean(1).sum())(x);
      return tf.grad((x: tf.Tensor) => once(x).sum())(a);
    };
    await expectAlike([13, 11], twice, 0);
  });

  it('leaving no tensor behind', async () => {
    await tf.setBackend('webgl');
    const before = tf.memory().numTensors;
    for (const compute of Object.values(CASES)) (await run('webgl', [5, 6, 7], compute, 0)).dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
