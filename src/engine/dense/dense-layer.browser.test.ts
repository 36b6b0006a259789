import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { installElementwise } from '#engine/elementwise/install-elementwise.ts';
import { installDenseLayer } from './install-dense-layer.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  const started = await startBackend('webgl', {}, { stock: true });
  if (!started.ok) throw new Error(started.error.message);
});

afterEach(() => undo());

function install(): void {
  const both = [installElementwise(), installDenseLayer()];
  undo = () => {
    for (const one of [...both].reverse()) one();
    undo = () => undefined;
  };
}

type Activation = 'linear' | 'relu' | 'sigmoid' | 'tanh';
interface Case {
  readonly activation: Activation;
  readonly shape: number[];
  readonly useBias: boolean;
}

/** Its result, and its gradients by the input, the kernel and the bias. */
function differentiate({ activation, shape, useBias }: Case): number[][] {
  const layer = tf.layers.dense({ units: 5, activation, useBias });
  layer.build(shape);
  tf.tidy(() => layer.setWeights(layer.getWeights().map((one, at) => tf.tensor(createValues(one.size, at + 4), one.shape)))); // prettier-ignore
  const results = tf.tidy(() => {
    const x = tf.variable(tf.tensor(createValues(tf.util.sizeFromShape(shape), 1), shape));
    const call = (): tf.Tensor => [layer.apply(x.mul(2)) as tf.Tensor].flat()[0] ?? tf.scalar(NaN);
    const weights = tf.tensor(createValues((5 * x.size) / (shape.at(-1) ?? 1), 9)).reshape([...shape.slice(0, -1), 5]); // prettier-ignore
    const { grads } = tf.variableGrads(() => call().mul(weights).sum().asScalar());
    const gradients = Object.keys(grads).sort().map((name) => grads[name] ?? tf.scalar(NaN)); // prettier-ignore
    const found = [call(), ...gradients].map((one) => [...one.shape, ...one.dataSync()]);
    x.dispose();
    return found;
  });
  for (const weight of layer.weights) weight.dispose();
  return results;
}

const CASES: Case[] = (['linear', 'relu', 'sigmoid', 'tanh'] as const).flatMap((activation) => [
  { activation, shape: [1, 1], useBias: true },
  { activation, shape: [7, 3], useBias: true },
  { activation, shape: [64, 32], useBias: true },
  { activation, shape: [6, 4], useBias: false },
  { activation, shape: [2, 3, 4], useBias: true },
]);

describe('the fused dense layer', () => {
  it.each(CASES)('follows stock: $activation, $shape, bias $useBias', (one) => {
    const wanted = differentiate(one);
    install();
    const before = tf.memory().numTensors;
    const got = differentiate(one);
    expect(tf.memory().numTensors).toBe(before);
    expect(got.length).toBe(wanted.length);
    got.forEach((values, which) => {
      expect(values.length).toBe(wanted[which]?.length);
      values.forEach((value, at) =>
        expect(Math.abs(value - (wanted[which]?.[at] ?? NaN))).toBeLessThan(1e-4),
      );
    });
  });

  it('takes one program with its bias and relu', () => {
    install();
    const ran: string[] = [];
    const layer = tf.layers.dense({ units: 3, activation: 'relu', inputShape: [2] });
    tf.tidy(() => {
      const f = (x: tf.Tensor): tf.Tensor => {
        const { kernels } = profile(() => tf.sum(layer.apply(x) as tf.Tensor));
        ran.push(...kernels);
        return tf.sum(layer.apply(x) as tf.Tensor);
      };
      tf.grad(f)(tf.ones([4, 2]));
    });
    for (const weight of layer.weights) weight.dispose();
    expect(ran).toContain('DenseLayer');
    expect(ran).not.toContain('BatchMatMul');
    expect(ran).not.toContain('Relu');
  });

  it('has the second derivative of a sigmoid', () => {
    const second = (): number[] =>
      tf.tidy(() => {
        const first = tf.grad((x: tf.Tensor) => x.sigmoid().sum());
        return [
          ...tf
            .grad((x: tf.Tensor) => first(x).mul(x).sum())(tf.tensor1d([-2, 0.3, 1]))
            .dataSync(),
        ];
      });
    const wanted = second();
    install();
    second().forEach((value, at) => expect(value).toBeCloseTo(wanted[at] ?? NaN, 5));
  });

  it('keeps NaN', () => {
    install();
    const layer = tf.layers.dense({ units: 2, activation: 'relu', kernelInitializer: 'ones' });
    const values = tf.tidy(() => [...(layer.apply(tf.tensor2d([[1, NaN], [1, 2]])) as tf.Tensor).dataSync()]); // prettier-ignore
    for (const weight of layer.weights) weight.dispose();
    expect(values).toEqual([NaN, NaN, 3, 3]);
  });
});

/** Names of the kernels that ran. */
function profile(run: () => unknown): { readonly kernels: readonly string[] } {
  const kernels: string[] = [];
  const engine = tf.engine();
  const stock = engine.runKernel.bind(engine);
  engine.runKernel = (name, inputs, attrs) => {
    kernels.push(name);
    return stock(name, inputs, attrs);
  };
  try {
    run();
  } finally {
    Reflect.deleteProperty(engine, 'runKernel');
  }
  return { kernels };
}
