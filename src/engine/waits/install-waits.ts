import * as tf from '@tensorflow/tfjs';
import { type EpochMeans, createEpochMeans } from './epoch-means.ts';

/** Methods of tfjs's own logger of epoch means, which is the first callback of every fit and is not exported. */
const LOGGER_METHODS = ['constructor', 'onBatchEnd', 'onEpochBegin', 'onEpochEnd'];

/**
 * Takes out what `fit` does between batches to add up its losses and metrics: four or five programs for each of them. Every fit
 * makes a list of callbacks and hands it its parameters before anything runs. The result puts tfjs's own logger back.
 */
export function installWaits(): () => void {
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
