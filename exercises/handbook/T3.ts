import * as tf from '@tensorflow/tfjs';

const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [3], units: 2 })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });

const mistakes: Record<string, () => unknown> = {
  'inner dimensions': () => tf.ones([2, 3]).matMul(tf.ones([2, 3])),
  'no batch axis': () => model.predict(tf.ones([3])),
  'labels as numbers': () => model.evaluate(tf.ones([4, 3]), tf.ones([4, 1])),
  'no input shape': () => tf.sequential({ layers: [tf.layers.dense({ units: 1 })] }).summary(),
};

for (const [name, mistake] of Object.entries(mistakes)) {
  try {
    mistake();
    console.log(`${name}: no error`);
  } catch (error) {
    console.log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
