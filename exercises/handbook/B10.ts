import * as tf from '@tensorflow/tfjs';
import { dataset, pretrained } from 'lab';

const base = await pretrained('mobilenet-v2', { variant: 'cut', inputShape: [64, 64, 3] });
for (const layer of base.layers) layer.trainable = false;

const pooled = tf.layers.globalAveragePooling2d({}).apply(base.outputs[0]) as tf.SymbolicTensor;
const head = tf.layers.dense({ units: 5, activation: 'softmax' }).apply(pooled) as tf.SymbolicTensor;
const model = tf.model({ inputs: base.inputs, outputs: head });
const trains = model.trainableWeights.reduce(
  (sum, { shape }) => sum + tf.util.sizeFromShape(shape as number[]),
  0,
);
console.log(`${model.countParams()} weights, of which ${trains} train`);

const { train } = await dataset('photo-cutouts', { limit: 32 });
const xs = tf.image.resizeBilinear(train.xs, [64, 64]).mul(2).sub(1);
model.compile({ optimizer: tf.train.adam(0.03), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
const { history } = await model.fit(xs, train.ys, { epochs: 4, batchSize: 8 });
const accuracies = history['acc'].map((value) => Number(value).toFixed(2));
console.log(`accuracy on these ${train.count} pictures, epoch by epoch: ${accuracies.join(', ')}`);
