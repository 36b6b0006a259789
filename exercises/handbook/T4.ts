import * as tf from '@tensorflow/tfjs';

// model = tf.keras.Sequential([
//   tf.keras.layers.Dense(8, activation='relu', input_shape=(2,)),
//   tf.keras.layers.Dense(1)])
const model = tf.sequential({
  layers: [tf.layers.dense({ units: 8, activation: 'relu', inputShape: [2] }), tf.layers.dense({ units: 1 })],
});
// model.compile(optimizer=tf.keras.optimizers.Adam(0.05), loss='mse')
model.compile({ optimizer: tf.train.adam(0.05), loss: 'meanSquaredError' });

// x = np.random.uniform(size=(64, 2)); y = x.sum(axis=1, keepdims=True)
const xs = tf.randomUniform([64, 2]);
const ys = xs.sum(1, true);

// history = model.fit(x, y, epochs=20, verbose=0)
const history = await model.fit(xs, ys, { epochs: 20 });
console.log('loss, first and last:', history.history['loss'][0], history.history['loss'][19]);
