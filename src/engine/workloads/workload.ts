import * as tf from '@tensorflow/tfjs';
import type { WorkloadSize } from '#core/bench-protocol.ts';
import { createRandom } from '#core/random.ts';

/**
 * A training as a learner would write it, with made-up data of the shapes that the lab's exercises have. An epoch has enough
 * batches for a steady median, and few enough for WebGL in software.
 */
export interface Workload extends WorkloadSize {
  /** Builds and compiles the model and makes its data. `filesUrl` is where the site's data sets lie. */
  create(filesUrl: string): Promise<Training>;
}

/** A compiled model with its data. */
export interface Training {
  readonly model: tf.LayersModel;
  /** Trains one epoch of that many batches; resolves when the device is done. The result is the epoch's loss. */
  fit(steps: number): Promise<number>;
  /** Disposes model, optimizer and data. */
  dispose(): void;
}

/** Trains by `model.fit`, shuffled, on the first batches of `xs` and `ys`. */
export function trainByFit(
  model: tf.LayersModel,
  data: { readonly xs: tf.Tensor; readonly ys: tf.Tensor },
  batchSize: number,
): Training {
  return {
    model,
    async fit(steps) {
      const rows = steps * batchSize;
      const xs = data.xs.slice(0, rows);
      const ys = data.ys.slice(0, rows);
      const { history } = await model.fit(xs, ys, { batchSize, epochs: 1 });
      tf.dispose([xs, ys]);
      return Number(history.loss?.[0]);
    },
    dispose() {
      disposeModel(model);
      tf.dispose([data.xs, data.ys]);
    },
  };
}

/** Also the optimizer's slots, which `model.dispose` leaves where the optimizer was given as an object. */
export function disposeModel(model: tf.LayersModel): void {
  const { optimizer } = model;
  model.dispose();
  optimizer.dispose();
}

/** Numbers in [-1, 1), the same on every machine. */
export function createNoise(shape: readonly number[], seed: number): tf.Tensor {
  const random = createRandom(seed);
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float32Array.from({ length: size }, () => random() * 2 - 1);
  return tf.tensor(values, [...shape], 'float32');
}

/** Token ids in [0, vocabularySize), frequent words first, roughly as in real texts. [texts, words] */
export function createTokens(
  shape: readonly [number, number],
  vocabularySize: number,
  seed: number,
): tf.Tensor {
  const random = createRandom(seed);
  const values = Int32Array.from({ length: shape[0] * shape[1] }, () =>
    Math.floor(vocabularySize ** random() - 1e-9),
  );
  return tf.tensor(values, [...shape], 'int32');
}

/** One-hot labels. [rows, classes] float32 */
export function createLabels(rows: number, classes: number, seed: number): tf.Tensor {
  const random = createRandom(seed);
  const values = new Float32Array(rows * classes);
  for (let row = 0; row < rows; row++) values[row * classes + Math.floor(random() * classes)] = 1;
  return tf.tensor(values, [rows, classes], 'float32');
}

/** Zeros and ones. [rows, 1] float32 */
export function createAnswers(rows: number, seed: number): tf.Tensor {
  const random = createRandom(seed);
  return tf.tensor(
    Float32Array.from({ length: rows }, () => Number(random() < 0.5)),
    [rows, 1],
    'float32',
  );
}
