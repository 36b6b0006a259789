import * as tf from '@tensorflow/tfjs';

/** For tests: what an operation gives on a backend, its dtypes and shapes included, or that it throws. */
export type Outcome = readonly { dtype: string; shape: number[]; values: number[] }[] | 'throws';

/** Distinct numbers in [-1, 1), the same on every machine. */
export function createValues(count: number, seed: number): Float32Array {
  let state = (seed * 7919 + 1) >>> 0;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** Runs an operation on both backends. */
export async function runOnBoth(
  compute: () => tf.Tensor | tf.Tensor[],
): Promise<{ readonly cpu: Outcome; readonly wasm: Outcome }> {
  return { cpu: await runOn('cpu', compute), wasm: await runOn('wasm', compute) };
}

async function runOn(backend: 'cpu' | 'wasm', compute: () => tf.Tensor | tf.Tensor[]): Promise<Outcome> {
  await tf.setBackend(backend);
  try {
    return tf.tidy(() =>
      [compute()].flat().map((tensor) => ({
        dtype: tensor.dtype,
        shape: tensor.shape,
        values: Array.from(tensor.dataSync(), Number),
      })),
    );
  } catch {
    return 'throws';
  }
}

/**
 * The forward result and all gradients on both backends; the gradient is that of the result's sum, each value weighted by
 * a fixed number. Inputs are float32 of the shapes given.
 */
export async function gradientsOnBoth(
  shapes: readonly number[][],
  compute: (inputs: readonly tf.Tensor[]) => tf.Tensor,
): Promise<{ readonly cpu: Outcome; readonly wasm: Outcome }> {
  return runOnBoth(() => {
    const inputs = shapes.map((shape, i) =>
      tf.tensor(createValues(tf.util.sizeFromShape(shape), i + 1), shape),
    );
    const forward = compute(inputs);
    const weights = tf.tensor(createValues(forward.size, 99), forward.shape);
    const differentiate = tf.grads((...xs: tf.Tensor[]) => compute(xs).mul(weights).sum());
    return [forward, ...differentiate(inputs)];
  });
}

/** Largest difference of a tensor from the CPU's, relative to its largest finite value; infinite where anything else differs. */
export function worstError({ cpu, wasm }: { readonly cpu: Outcome; readonly wasm: Outcome }): number {
  if (cpu === 'throws' || wasm === 'throws') return cpu === wasm ? 0 : Infinity;
  if (cpu.length !== wasm.length) return Infinity;
  let worst = 0;
  cpu.forEach((wanted, i) => {
    const got = wasm[i];
    if (got?.dtype !== wanted.dtype || String(got.shape) !== String(wanted.shape)) {
      worst = Infinity;
      return;
    }
    const scale = wanted.values.reduce(
      (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
      1e-6,
    );
    wanted.values.forEach((value, at) => {
      const other = got.values[at] ?? NaN;
      if (Object.is(value, other) || value === other) return;
      const error = Math.abs(value - other) / scale;
      worst = Math.max(worst, Number.isNaN(error) ? Infinity : error);
    });
  });
  return worst;
}
