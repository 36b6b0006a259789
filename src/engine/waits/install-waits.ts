import * as tf from '@tensorflow/tfjs';
import { type EpochMeans, createEpochMeans } from './epoch-means.ts';

/** Methods of tfjs's own logger of epoch means, which is the first callback of every fit and is not exported. */
const LOGGER_METHODS = ['constructor', 'onBatchEnd', 'onEpochBegin', 'onEpochEnd'];

/**
 * Takes out what `fit` does between batches: the sums of losses in five programs a metric, and the four milliseconds that
 * nested timers wait between two looks at a fence. The result puts it back.
 */
export function installWaits(): () => void {
  const undo = [replaceLoggers(), hurryTimers()];
  return () => {
    for (const one of undo) one();
  };
}

/** Each fit makes a list of callbacks and hands it its parameters before anything runs. */
function replaceLoggers(): () => void {
  const prototype = tf.CallbackList.prototype;
  const stock = Object.getOwnPropertyDescriptor(prototype, 'setParams')
    ?.value as tf.CallbackList['setParams'];
  prototype.setParams = function (this: tf.CallbackList, params) {
    const [first] = this.callbacks;
    if (first !== undefined && isLogger(first)) takeOver(first, createEpochMeans());
    stock.call(this, params);
  };
  return () => {
    prototype.setParams = stock;
  };
}

/** A learner's callback extends tf.Callback, which is one class further from the root. */
function isLogger(callback: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(callback);
  if (typeof prototype !== 'object' || prototype === null) return false;
  const root: unknown = Object.getPrototypeOf(tf.History.prototype);
  const names = Object.getOwnPropertyNames(prototype).sort();
  return Object.getPrototypeOf(prototype) === root && String(names) === String([...LOGGER_METHODS].sort());
}

function takeOver(logger: object, means: EpochMeans): void {
  const own = {
    onEpochBegin: () => {
      means.begin();
      return Promise.resolve();
    },
    onBatchEnd: (_batch: number, logs: Parameters<EpochMeans['add']>[0] | null = {}) => {
      means.add(logs ?? {});
      return Promise.resolve();
    },
    onEpochEnd: (_epoch: number, logs: Parameters<EpochMeans['end']>[0] | null = null) => {
      const params: unknown = Reflect.get(logger, 'params');
      const metrics: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'metrics') : []; // prettier-ignore
      if (logs !== null && Array.isArray(metrics)) means.end(logs, metrics.map(String));
      return Promise.resolve();
    },
  };
  Object.assign(logger, own);
}

/** tfjs looks for a fence's end by timers of 0 ms, which browsers stretch to 4 ms once five of them are nested. */
function hurryTimers(): () => void {
  const { platform } = tf.env();
  const stock: unknown = Reflect.get(platform, 'setTimeoutCustom');
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  // A timer that a message starts is not nested, so it waits one millisecond or less.
  channel.port1.onmessage = () => {
    const callback = waiting.shift();
    if (callback !== undefined) setTimeout(callback, 0);
  };
  Reflect.set(platform, 'setTimeoutCustom', (callback: () => void) => {
    waiting.push(callback);
    channel.port2.postMessage(null);
  });
  return () => {
    channel.port1.close();
    Reflect.set(platform, 'setTimeoutCustom', stock);
  };
}
