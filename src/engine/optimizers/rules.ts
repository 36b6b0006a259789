import * as tf from '@tensorflow/tfjs';
import { readNumber, readScalar, writeScalar } from './optimizer-state.ts';
import type { UpdateRule } from './update-rule.ts';

/** value -= rate · gradient. `c` is the negative rate, as `setLearningRate` left it. */
export const sgd: UpdateRule = {
  name: 'SGD',
  slots: [],
  numbers: (optimizer) => [readScalar(optimizer, 'c')],
  shader: 'value = k[0] * gradient + value;',
  loop(value, gradient, _slots, [c = NaN]) {
    for (let i = 0; i < value.length; i++) value[i] = c * (gradient[i] ?? NaN) + (value[i] ?? NaN);
  },
};

/** Polyak's heavy ball, and Nesterov's form of it (Sutskever et al. 2013, as tf.train.momentum has it). */
export const momentum: UpdateRule = {
  name: 'Momentum',
  slots: [{ list: 'accumulations', suffix: 'momentum', start: 0 }],
  numbers: (optimizer) => [
    readScalar(optimizer, 'c'),
    readScalar(optimizer, 'm'),
    Reflect.get(optimizer, 'useNesterov') === true ? 1 : 0,
  ],
  shader: `
    slot0 = k[1] * slot0 + gradient;
    value = k[0] * (k[2] == 1.0 ? gradient + slot0 * k[1] : slot0) + value;`,
  loop(value, gradient, [sums = value], [c = NaN, m = NaN, isNesterov = 0]) {
    for (let i = 0; i < value.length; i++) {
      const g = gradient[i] ?? NaN;
      const sum = m * (sums[i] ?? NaN) + g;
      sums[i] = sum;
      value[i] = c * (isNesterov === 1 ? g + sum * m : sum) + (value[i] ?? NaN);
    }
  },
};

/** Kingma and Ba 2015, algorithm 1; epsilon outside the root. */
export const adam: UpdateRule = {
  name: 'Adam',
  slots: [
    { list: 'accumulatedFirstMoment', suffix: 'm', start: 0 },
    { list: 'accumulatedSecondMoment', suffix: 'v', start: 0 },
  ],
  numbers(optimizer) {
    const [beta1, beta2] = [readNumber(optimizer, 'beta1'), readNumber(optimizer, 'beta2')];
    return [
      beta1,
      1 - beta1,
      beta2,
      1 - beta2,
      Math.fround(1 - readScalar(optimizer, 'accBeta1')),
      Math.fround(1 - readScalar(optimizer, 'accBeta2')),
      readNumber(optimizer, 'epsilon'),
      -readNumber(optimizer, 'learningRate'),
    ];
  },
  shader: `
    slot0 = slot0 * k[0] + gradient * k[1];
    slot1 = slot1 * k[2] + gradient * gradient * k[3];
    value = (slot0 / k[4]) / (sqrt(slot1 / k[5]) + k[6]) * k[7] + value;`,
  loop(value, gradient, [firsts = value, seconds = value], k) {
    const [beta1 = NaN, rest1 = NaN, beta2 = NaN, rest2 = NaN] = k;
    const [, , , , scale1 = NaN, scale2 = NaN, epsilon = NaN, rate = NaN] = k;
    for (let i = 0; i < value.length; i++) {
      const g = gradient[i] ?? NaN;
      const first = (firsts[i] ?? NaN) * beta1 + g * rest1;
      const second = (seconds[i] ?? NaN) * beta2 + g * g * rest2;
      firsts[i] = first;
      seconds[i] = second;
      value[i] = (first / scale1 / (Math.sqrt(second / scale2) + epsilon)) * rate + (value[i] ?? NaN);
    }
  },
  native(kernels, { value, gradient, slots, out, count }, k) {
    kernels.adam(value, gradient, ...slots, out, count, ...k);
  },
  finish(optimizer) {
    for (const which of ['1', '2'])
      writeScalar(
        optimizer,
        `accBeta${which}`,
        readScalar(optimizer, `accBeta${which}`) * Math.fround(readNumber(optimizer, `beta${which}`)),
      );
  },
};

/** Kingma and Ba 2015, algorithm 2; the rate falls with the number of steps if there is a decay. */
export const adamax: UpdateRule = {
  name: 'Adamax',
  slots: [
    { list: 'accumulatedFirstMoment', suffix: 'm', start: 0 },
    { list: 'accumulatedWeightedInfNorm', suffix: 'v', start: 0 },
  ],
  numbers(optimizer) {
    const beta1 = readNumber(optimizer, 'beta1');
    const decay = readScalar(optimizer, 'iteration') * readNumber(optimizer, 'decay') + 1;
    return [
      beta1,
      1 - beta1,
      readNumber(optimizer, 'beta2'),
      -readNumber(optimizer, 'learningRate') / decay / (1 - readScalar(optimizer, 'accBeta1')),
      readNumber(optimizer, 'epsilon'),
    ];
  },
  // A NaN gradient reaches the value through slot0, whatever the driver's max makes of it.
  shader: `
    slot0 = slot0 * k[0] + gradient * k[1];
    slot1 = max(slot1 * k[2], abs(gradient));
    value = k[3] * (slot0 / (slot1 + k[4])) + value;`,
  loop(value, gradient, [firsts = value, norms = value], k) {
    const [beta1 = NaN, rest1 = NaN, beta2 = NaN, rate = NaN, epsilon = NaN] = k;
    for (let i = 0; i < value.length; i++) {
      const g = gradient[i] ?? NaN;
      const first = (firsts[i] ?? NaN) * beta1 + g * rest1;
      const norm = Math.max((norms[i] ?? NaN) * beta2, Math.abs(g));
      firsts[i] = first;
      norms[i] = norm;
      value[i] = rate * (first / (norm + epsilon)) + (value[i] ?? NaN);
    }
  },
  finish(optimizer) {
    const beta1 = Math.fround(readNumber(optimizer, 'beta1'));
    writeScalar(optimizer, 'iteration', readScalar(optimizer, 'iteration') + 1);
    writeScalar(optimizer, 'accBeta1', readScalar(optimizer, 'accBeta1') * beta1);
  },
};

/** Duchi, Hazan and Singer 2011, with epsilon under the root as tfjs has it. */
export const adagrad: UpdateRule = {
  name: 'Adagrad',
  slots: [{ list: 'accumulatedGrads', suffix: 'accumulator', start: 'initialAccumulatorValue' }],
  numbers: (optimizer) => [tf.backend().epsilon(), -readNumber(optimizer, 'learningRate')],
  shader: `
    slot0 = slot0 + gradient * gradient;
    value = gradient / sqrt(slot0 + k[0]) * k[1] + value;`,
  loop(value, gradient, [sums = value], [epsilon = NaN, rate = NaN]) {
    for (let i = 0; i < value.length; i++) {
      const g = gradient[i] ?? NaN;
      const sum = (sums[i] ?? NaN) + g * g;
      sums[i] = sum;
      value[i] = (g / Math.sqrt(sum + epsilon)) * rate + (value[i] ?? NaN);
    }
  },
};

/** Zeiler 2012, with tfjs's own order: the update divides by the sum before this gradient. */
export const adadelta: UpdateRule = {
  name: 'Adadelta',
  slots: [
    { list: 'accumulatedGrads', suffix: 'accum_grad', start: 0 },
    { list: 'accumulatedUpdates', suffix: 'accum_var', start: 0 },
  ],
  numbers(optimizer) {
    const rho = readNumber(optimizer, 'rho');
    return [rho, 1 - rho, readNumber(optimizer, 'epsilon'), -readNumber(optimizer, 'learningRate')];
  },
  shader: `
    Real change = sqrt(slot1 + k[2]) / sqrt(slot0 + k[2]) * gradient;
    slot0 = slot0 * k[0] + gradient * gradient * k[1];
    slot1 = slot1 * k[0] + change * change * k[1];
    value = change * k[3] + value;`,
  loop(value, gradient, [sums = value, updates = value], [rho = NaN, rest = NaN, epsilon = NaN, rate = NaN]) {
    for (let i = 0; i < value.length; i++) {
      const g = gradient[i] ?? NaN;
      const sum = sums[i] ?? NaN;
      const update = updates[i] ?? NaN;
      const change = (Math.sqrt(update + epsilon) / Math.sqrt(sum + epsilon)) * g;
      sums[i] = sum * rho + g * g * rest;
      updates[i] = update * rho + change * change * rest;
      value[i] = change * rate + (value[i] ?? NaN);
    }
  },
};
