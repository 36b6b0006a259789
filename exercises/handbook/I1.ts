import * as tf from '@tensorflow/tfjs';

// A bright square on dark: [1, 8, 8, 1].
const picture = tf.ones([1, 4, 4, 1]).pad<tf.Tensor4D>([
  [0, 0],
  [2, 2],
  [2, 2],
  [0, 0],
]);

// Dark to the left, bright to the right: the left edge of something.
const filter = tf.tensor4d([-1, 0, 1, -1, 0, 1, -1, 0, 1], [3, 3, 1, 1]);

const edges = tf.conv2d<tf.Tensor4D>(picture, filter, 1, 'valid').relu<tf.Tensor4D>();
const pooled = tf.maxPool<tf.Tensor4D>(edges, 2, 2, 'valid');

function draw(name: string, map: tf.Tensor4D): void {
  const [, height, width] = map.shape;
  const rows = map.reshape<tf.Tensor2D>([height, width]).arraySync();
  console.log(`${name}, ${height} × ${width}\n${rows.map((row) => row.join(' ')).join('\n')}`);
}
draw('picture', picture);
draw('left edges', edges);
draw('pooled', pooled);
