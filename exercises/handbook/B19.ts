import * as tf from '@tensorflow/tfjs';

const numbers = tf.data.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

const batches = numbers
  .filter((value) => value !== 7)
  .map((value) => ({ xs: [value], ys: [value * value] }))
  .shuffle(10, '42')
  .batch(4)
  .prefetch(1);

await batches.forEachAsync((batch) => {
  const { xs, ys } = batch as { xs: tf.Tensor2D; ys: tf.Tensor2D };
  console.log('xs', xs.shape, Array.from(xs.dataSync()).join(' '), '→', Array.from(ys.dataSync()).join(' '));
});

// A stream that is made on the way: it never ends, so say how much you want.
function* endless(): Generator<number> {
  for (let value = 1; ; value *= 2) yield value;
}
console.log('powers of two:', (await tf.data.generator(endless).take(8).toArray()).join(' '));
