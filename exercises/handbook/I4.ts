import * as tf from '@tensorflow/tfjs';

const wide = tf.randomUniform<tf.Rank.R3>([60, 120, 3]);
const tall = tf.randomUniform<tf.Rank.R3>([200, 90, 3]);

/** Fills the shorter side with black, then resizes: [height, width, 3] → [64, 64, 3]. */
function letterbox(picture: tf.Tensor3D): tf.Tensor3D {
  const [height, width] = picture.shape;
  const side = Math.max(height, width);
  const [top, left] = [Math.floor((side - height) / 2), Math.floor((side - width) / 2)];
  const square = picture.pad([
    [top, side - height - top],
    [left, side - width - left],
    [0, 0],
  ]);
  return tf.image.resizeBilinear(square as tf.Tensor3D, [64, 64]);
}
const batch = tf.stack([letterbox(wide), letterbox(tall)]);
console.log('one batch:', batch.shape);

// No weight of this net depends on the size of the picture.
const anySize = tf.sequential({
  layers: [
    tf.layers.conv2d({ inputShape: [null, null, 3], filters: 8, kernelSize: 3, activation: 'relu' }),
    tf.layers.globalAveragePooling2d({}),
    tf.layers.dense({ units: 5, activation: 'softmax' }),
  ],
});
for (const picture of [wide, tall])
  console.log(picture.shape, '→', (anySize.predict(picture.expandDims(0)) as tf.Tensor).shape);
