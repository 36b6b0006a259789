import { expect, it } from 'vitest';
import { runSliced } from './run-sliced.ts';

/** Time passes by 3 ms at each look; what is put off waits in a list. */
function fakeClock() {
  let time = 0;
  const waiting: (() => void)[] = [];
  return { waiting, now: () => (time += 3), later: (next: () => void) => void waiting.push(next) };
}

function* countTo(end: number, seen: number[]): Generator<undefined, string> {
  for (let i = 1; i <= end; i++) {
    seen.push(i);
    yield;
  }
  return 'done';
}

it('stops for the browser after ten milliseconds and hands over the result at the end', () => {
  const clock = fakeClock();
  const seen: number[] = [];
  const results: string[] = [];
  runSliced(countTo(6, seen), (result) => results.push(result), clock);
  expect(seen).toEqual([]);
  clock.waiting.shift()?.();
  // 3, 6, 9, 12 ms: four steps.
  expect([seen.length, results.length, clock.waiting.length]).toEqual([4, 0, 1]);
  clock.waiting.shift()?.();
  expect([seen.length, results]).toEqual([6, ['done']]);
  expect(clock.waiting).toEqual([]);
});

it('does nothing more once it is stopped', () => {
  const clock = fakeClock();
  const seen: number[] = [];
  const stop = runSliced(countTo(6, seen), () => seen.push(99), clock);
  clock.waiting.shift()?.();
  stop();
  clock.waiting.shift()?.();
  expect(seen.length).toBe(4);
});
