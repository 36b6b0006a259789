import * as tf from '@tensorflow/tfjs';

const BATCH = 32;
const WARM_UP_STEPS = 2;
const TIMED_STEPS = 5;

/**
 * Median milliseconds of one training step on the current backend: a small convolutional net on 28 × 28 pictures with Adam,
 * which has the kernels of the lab's usual work. Leaves no tensor behind.
 */
export async function measureStepMs(): Promise<number> {
  const model = createModel();
  const xs = tf.randomUniform([BATCH, 28, 28, 1], 0, 1, 'float32', 1);
  const ys = tf.tidy(() => tf.oneHot(tf.range(0, BATCH, 1, 'int32').mod(tf.scalar(10, 'int32')), 10));
  const durations: number[] = [];
  for (let step = 0; step < WARM_UP_STEPS + TIMED_STEPS; step++) {
    const startedAt = performance.now();
    // trainOnBatch reads the loss back, so the step is really over when it resolves.
    await model.trainOnBatch(xs, ys);
    durations.push(performance.now() - startedAt);
  }
  model.dispose();
  model.optimizer.dispose();
  tf.dispose([xs, ys]);
  return median(durations.slice(WARM_UP_STEPS));
}

function createModel(): tf.LayersModel {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 8, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' });
  return model;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
