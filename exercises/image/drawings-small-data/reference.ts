import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/**
 * A small convolutional network that never sees the same drawing twice.
 *
 * Seventy drawings a class are learnt by heart in a few epochs. Mirrored, turned, stretched and shifted a little, a cat is
 * still a cat, so every epoch gets each drawing in a new version. Dropout adds to it: a unit that may be missing cannot be
 * relied on to remember one drawing.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('quick-draw-40');

  const model = tf.sequential({
    layers: [
      // [28, 28, 1] → [26, 26, 16] → [13, 13, 16]
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 16, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      // [13, 13, 16] → [11, 11, 32] → [5, 5, 32]
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
    epochs: 18,
    // As they are: validation has to look like what the model will be asked.
    validationData: validation.batches({ batchSize: 200, shuffle: false }),
  });
  return model;
}

/** Each image turned, stretched, shifted and half of them mirrored, by chance: [batch, 28, 28, 1]. */
function augment(xs: tf.Tensor4D): tf.Tensor4D {
  return tf.tidy(() => {
    const transforms = Array.from({ length: xs.shape[0] }, randomTransform);
    return tf.image.transform(xs, tf.tensor2d(transforms), 'bilinear');
  });
}

/** From a place in the new image to the place in the old one that it shows: x' = a·x + b·y + c, y' = d·x + e·y + f. */
function randomTransform(): number[] {
  const angle = between(-0.2, 0.2);
  const mirror = Math.random() < 0.5 ? -1 : 1;
  const a = mirror * Math.cos(angle) * between(0.9, 1.15);
  const b = -mirror * Math.sin(angle);
  const d = Math.sin(angle);
  const e = Math.cos(angle) * between(0.9, 1.15);
  // Turned and stretched around the middle of the picture, then shifted by at most two pixels.
  const middle = 13.5;
  const c = middle - a * middle - b * middle + between(-2, 2);
  const f = middle - d * middle - e * middle + between(-2, 2);
  return [a, b, c, d, e, f, 0, 0];
}

function between(low: number, high: number): number {
  return low + (high - low) * Math.random();
}
