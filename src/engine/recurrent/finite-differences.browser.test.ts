import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { installRecurrent } from './install-recurrent.ts';
import { runStockAndOwn, startPlain, worstDifference } from './layer-under-test.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  await startPlain('webgl');
  await startPlain('wasm');
});

afterAll(() => undo());

const kinds = ['lstm', 'gru', 'simpleRNN'] as const;

function createLayer(kind: (typeof kinds)[number], units: number, goBackwards: boolean): tf.layers.Layer {
  const options = { units, goBackwards, returnSequences: units % 2 === 1 };
  if (kind === 'lstm') return tf.layers.lstm(options);
  return kind === 'gru' ? tf.layers.gru(options) : tf.layers.simpleRNN(options);
}

it('recurrent layers follow stock for any sizes', async () => {
  const length = fc.oneof(fc.constantFrom(1, 2, 7, 13), fc.integer({ min: 1, max: 9 }));
  const units = fc.oneof(fc.constantFrom(1, 7, 32, 64), fc.integer({ min: 1, max: 9 }));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...kinds),
      // Stock cannot differentiate a single step: the gradient of its unstack fails there.
      fc.tuple(
        length,
        length.filter((steps) => steps > 1),
        length,
      ),
      units,
      fc.boolean(),
      fc.constantFrom('wasm', 'cpu', 'webgl'),
      async (kind, shape, width, goBackwards, backend) => {
        const create = (): tf.layers.Layer => createLayer(kind, width, goBackwards);
        const { wanted, got, tensorsLeft } = await runStockAndOwn(backend, { create, shape });
        expect(worstDifference(wanted, got)).toBeLessThan(1e-4);
        expect(tensorsLeft).toBe(0);
      },
    ),
    { numRuns: 40, seed: 4 },
  );
});

// Smooth activations, and steps long enough for float32: the differences agree to about a thousandth.
it.each(
  ['lstm', 'gru', 'gru reset after', 'simple'].flatMap((kind) => [[kind, 4] as const, [kind, 1] as const]),
)('the gradient of %s over %d steps is its slope', async (kind, steps) => {
  await tf.setBackend('cpu');
  undo();
  undo = installRecurrent();
  const options = { units: 2, recurrentActivation: 'sigmoid', activation: 'tanh' } as const;
  const layer =
    kind === 'lstm'
      ? tf.layers.lstm(options)
      : kind === 'simple'
        ? tf.layers.simpleRNN({ units: 2 })
        : tf.layers.gru({ ...options, ...{ resetAfter: kind !== 'gru' } });
  const shape: [number, number, number] = [2, steps, 3];
  layer.build(shape);
  layer.built = true;
  const values = createValues(6 * steps, 8);
  const weigh = tf.tensor2d(createValues(4, 9), [2, 2]);
  const loss = (xs: tf.Tensor): tf.Scalar => {
    const out = layer.call(xs, {});
    return (Array.isArray(out) ? tf.addN(out) : out).mul(weigh).sum();
  };
  const slopes = tf.tidy(() => [...tf.grad(loss)(tf.tensor3d(values, shape)).dataSync()]);
  const lossAt = (at: number, shift: number): number =>
    tf.tidy(() => loss(tf.tensor3d(values.map((value, i) => (i === at ? value + shift : value)), shape)).dataSync()[0] ?? NaN); // prettier-ignore
  const step = 0.02;
  const largest = Math.max(...slopes.map(Math.abs));
  slopes.forEach((slope, at) => {
    // The five-point formula: its error is of the fourth power of the step.
    const near = lossAt(at, step) - lossAt(at, -step);
    const far = lossAt(at, 2 * step) - lossAt(at, -2 * step);
    expect(Math.abs((8 * near - far) / (12 * step) - slope) / largest).toBeLessThan(1e-3);
  });
  tf.dispose([weigh, ...layer.getWeights()]);
});
