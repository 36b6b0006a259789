/**
 * Side effects only, and to be imported before tfjs, which looks at both globals once, while it loads.
 *
 * - No requestAnimationFrame: `tf.nextFrame` would wait for a frame, and a hidden tab draws none, so training would stall.
 * - setImmediate over a MessageChannel: a macrotask without the 4 ms that nested timers cost, so that messages (Stop, for
 *   one) are read whenever `fit` yields.
 */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];

channel.port1.onmessage = () => {
  waiting.shift()?.();
};

function setImmediate(callback: (...values: unknown[]) => void, ...values: unknown[]): void {
  waiting.push(() => callback(...values));
  channel.port2.postMessage(null);
}

for (const [name, value] of [
  ['requestAnimationFrame', undefined],
  ['cancelAnimationFrame', undefined],
  ['setImmediate', setImmediate],
] as const)
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
