import * as tf from '@tensorflow/tfjs';

/** Mirrors half of the pictures and shifts all by up to one pixel: [batch, height, width, 1] → the same. */
function augment(pictures: tf.Tensor4D): tf.Tensor4D {
  return tf.tidy(() => {
    const [batch, height, width, channels] = pictures.shape;
    const isMirrored = tf.randomUniform([batch, 1, 1, 1]).less(0.5);
    const mirrored = tf.where(isMirrored, tf.image.flipLeftRight(pictures), pictures);
    const roomy = mirrored.pad([
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
    const [top, left] = [Math.floor(Math.random() * 3), Math.floor(Math.random() * 3)];
    return roomy.slice([0, top, left, 0], [batch, height, width, channels]) as tf.Tensor4D;
  });
}

const arrow = ['. . . . .', '. . # . .', '. . . # .', '# # # # #', '. . . # .', '. . # . .', '. . . . .'];
const picture = tf.tensor4d(
  arrow.flatMap((row) => row.split(' ').map((mark) => (mark === '#' ? 1 : 0))),
  [1, 7, 5, 1],
);
for (let turn = 1; turn <= 3; turn++) {
  const rows = augment(picture).reshape<tf.Tensor2D>([7, 5]).arraySync();
  console.log(
    `${turn}\n${rows.map((row) => row.map((value) => (value > 0 ? '#' : '.')).join(' ')).join('\n')}`,
  );
}
