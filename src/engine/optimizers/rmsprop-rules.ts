import type * as tf from '@tensorflow/tfjs';
import { readNumber } from './optimizer-state.ts';
import type { UpdateRule } from './update-rule.ts';

function readNumbers(optimizer: tf.Optimizer): readonly number[] {
  const decay = readNumber(optimizer, 'decay');
  return [
    decay,
    1 - decay,
    readNumber(optimizer, 'momentum'),
    readNumber(optimizer, 'epsilon'),
    readNumber(optimizer, 'learningRate'),
  ];
}

/** Hinton's lecture 6e (2012), with momentum and epsilon under the root as tf.train.rmsprop has it. */
export const rmsprop: UpdateRule = {
  name: 'RMSProp',
  slots: [
    { list: 'accumulatedMeanSquares', suffix: 'rms', start: 0 },
    { list: 'accumulatedMoments', suffix: 'momentum', start: 0 },
  ],
  numbers: readNumbers,
  shader: `
    slot0 = slot0 * k[0] + gradient * gradient * k[1];
    slot1 = slot1 * k[2] + gradient * k[4] / sqrt(slot0 + k[3]);
    value = value - slot1;`,
  loop(value, gradient, [squares = value, moments = value], k) {
    const [decay = NaN, rest = NaN, keep = NaN, epsilon = NaN, rate = NaN] = k;
    for (let i = 0; i < value.length; i++) {
      const g = gradient[i] ?? NaN;
      const square = (squares[i] ?? NaN) * decay + g * g * rest;
      const moment = (moments[i] ?? NaN) * keep + (g * rate) / Math.sqrt(square + epsilon);
      squares[i] = square;
      moments[i] = moment;
      value[i] = (value[i] ?? NaN) - moment;
    }
  },
};

/** The centred form (Graves 2013, equations 38 to 45): the mean gradient's square is taken off, and epsilon with it. */
export const centredRmsprop: UpdateRule = {
  name: 'RMSProp, centred',
  slots: [...rmsprop.slots, { list: 'accumulatedMeanGrads', suffix: 'mg', start: 0 }],
  numbers: readNumbers,
  shader: `
    slot0 = slot0 * k[0] + gradient * gradient * k[1];
    slot2 = slot2 * k[0] + gradient * k[1];
    slot1 = slot1 * k[2] + gradient * k[4] / sqrt(slot0 - (slot2 * slot2 + k[3]));
    value = value - slot1;`,
  loop(value, gradient, [squares = value, moments = value, means = value], k) {
    const [decay = NaN, rest = NaN, keep = NaN, epsilon = NaN, rate = NaN] = k;
    for (let i = 0; i < value.length; i++) {
      const g = gradient[i] ?? NaN;
      const square = (squares[i] ?? NaN) * decay + g * g * rest;
      const mean = (means[i] ?? NaN) * decay + g * rest;
      const moment = (moments[i] ?? NaN) * keep + (g * rate) / Math.sqrt(square - (mean * mean + epsilon));
      squares[i] = square;
      means[i] = mean;
      moments[i] = moment;
      value[i] = (value[i] ?? NaN) - moment;
    }
  },
};
