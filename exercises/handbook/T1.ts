import * as tf from '@tensorflow/tfjs';

const celsius = tf.tensor1d([-40, 0, 37, 100]);
console.log('in:', celsius.shape, celsius.dtype);

const fahrenheit = celsius.mul(9).div(5).add(32);
fahrenheit.print();

// A stop of your own: better here than ten lines later.
if (fahrenheit.shape[0] !== 4) throw new Error('Four go in, so four must come out.');

const warmest = fahrenheit.max().dataSync()[0];
console.log(`The warmest is ${warmest} °F.`);
