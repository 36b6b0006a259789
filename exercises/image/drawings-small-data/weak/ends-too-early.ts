import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// The augmented curve rises slowly, and is given up after four epochs.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('quick-draw-40');

  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 16, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dropout({ rate: 0.5 }),
      tf.layers.dense({ units: 40, activation: 'softmax' }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(0.002),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });

  const augmented = train.batches({ batchSize: 32 }).map(({ xs, ys }) => ({ xs: augment(xs), ys }));
  await model.fitDataset(augmented, {
    epochs: 4,
    validationData: validation.batches({ batchSize: 200, shuffle: false }),
  });
  return model;
}

function augment(xs: tf.Tensor4D): tf.Tensor4D {
  return tf.tidy(() => {
    const transforms = Array.from({ length: xs.shape[0] }, randomTransform);
    return tf.image.transform(xs, tf.tensor2d(transforms), 'bilinear');
  });
}

function randomTransform(): number[] {
  const angle = between(-0.2, 0.2);
  const mirror = Math.random() < 0.5 ? -1 : 1;
  const a = mirror * Math.cos(angle) * between(0.9, 1.15);
  const b = -mirror * Math.sin(angle);
  const d = Math.sin(angle);
  const e = Math.cos(angle) * between(0.9, 1.15);
  const middle = 13.5;
  const c = middle - a * middle - b * middle + between(-2, 2);
  const f = middle - d * middle - e * middle + between(-2, 2);
  return [a, b, c, d, e, f, 0, 0];
}

function between(low: number, high: number): number {
  return low + (high - low) * Math.random();
}
