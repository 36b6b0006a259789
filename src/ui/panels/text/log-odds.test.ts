import { expect, it } from 'vitest';
import { rankTelling } from './log-odds.ts';

it('agrees with the formula worked by hand', () => {
  // 60 of 100 against 20 of 100: prior 80 · 1000 / 200 = 400, so 460 of 1,100 against 420 of 1,100:
  // ln(460 / 640) − ln(420 / 680) = −0.33024 + 0.48183 = 0.15159; √(1/460 + 1/420) = 0.067490; z = 2.2461.
  const [first] = rankTelling(new Uint32Array([60, 40]), new Uint32Array([20, 80]), 5);
  expect(first).toMatchObject({ word: 0, inside: 60, outside: 20 });
  expect(first?.z).toBeCloseTo(2.2461, 3);
});

it('ranks a frequent marker above a rare one, and leaves out what marks the other class', () => {
  const words = rankTelling(new Uint32Array([300, 3, 200, 0]), new Uint32Array([100, 0, 200, 203]), 5);
  expect(words.map(({ word }) => word)).toEqual([0, 1]);
});
