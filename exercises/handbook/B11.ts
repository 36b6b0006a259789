import * as tf from '@tensorflow/tfjs';
import { dataset, pretrained } from 'lab';

const base = await pretrained('mobilenet-v2', { variant: 'cut', inputShape: [64, 64, 3] });
const { train, validation } = await dataset('photo-cutouts', { limit: 60 });

/** Pictures [count, 160, 160, 3] to rows of numbers [count, 576]. */
function extract(pictures: tf.Tensor4D): tf.Tensor2D {
  return tf.tidy(() => {
    const small = tf.image.resizeBilinear(pictures, [64, 64]).mul(2).sub(1);
    return (base.predict(small, { batchSize: 8 }) as tf.Tensor4D).mean<tf.Tensor2D>([1, 2]);
  });
}

let start = Date.now();
const [xs, valXs] = [extract(train.xs), extract(validation.xs)];
console.log(`features ${String(xs.shape)} in ${Date.now() - start} ms`);

const head = tf.sequential({
  layers: [tf.layers.dense({ units: 5, activation: 'softmax', inputShape: [xs.shape[1]] })],
});
head.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
start = Date.now();
await head.fit(xs, train.ys, { epochs: 30, validationData: [valXs, validation.ys] });
console.log(`30 epochs in ${Date.now() - start} ms`);
