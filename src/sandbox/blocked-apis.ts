import { learnerFault } from './run-fault.ts';

const NETWORK = "exercises run without network. Use dataset(…) from 'lab' for data";
const STORAGE =
  'a run keeps nothing in the browser. Keep values in variables; the model you return is kept by the lab';
const WORKERS =
  'a run is one worker. Train in this one; the engine uses more threads by itself where the browser has them';

/**
 * What learner code finds shut, and why. The sandbox's policy shuts it too; this is here for a plain word. Names that a worker
 * lacks anyway (window, document, parent) stay unknown, since libraries ask `typeof window`; error-causes.ts explains those.
 */
const BLOCKED: Readonly<Record<string, string>> = {
  fetch: NETWORK,
  XMLHttpRequest: NETWORK,
  WebSocket: NETWORK,
  WebSocketStream: NETWORK,
  WebTransport: NETWORK,
  EventSource: NETWORK,
  importScripts: `${NETWORK}, and import modules at the top of your code`,
  indexedDB: STORAGE,
  caches: STORAGE,
  cookieStore: STORAGE,
  Worker: WORKERS,
  SharedWorker: WORKERS,
  BroadcastChannel: 'a run talks to the lab alone. Use console.log or report(…)',
  postMessage: 'a run talks to the lab alone. Use console.log or report(…)',
  close: 'the lab ends the run. Return your model, or press Stop',
};

/** Shuts the ways out of the sandbox, each with a plain learner error. Call after the backend has started its threads. */
export function blockApis(): void {
  const sendBeacon = (): never => refuse('navigator.sendBeacon', NETWORK);
  Object.defineProperty(navigator, 'sendBeacon', { value: sendBeacon, configurable: false });
  for (const [name, why] of Object.entries(BLOCKED)) {
    if (!(name in globalThis)) continue;
    const isFunction = typeof findDescriptor(name)?.value === 'function';
    removeFromPrototypes(name);
    // Called with or without new, a function answers; the others answer as soon as they are read.
    const descriptor = isFunction
      ? {
          value: function blocked(): never {
            return refuse(name, why);
          },
          writable: false,
        }
      : { get: (): never => refuse(name, why) };
    Object.defineProperty(globalThis, name, { ...descriptor, configurable: false, enumerable: false });
  }
}

/** Not read: in an opaque origin a getter may throw, as Firefox's `caches` does, and what it throws is no Error. */
function findDescriptor(name: string): PropertyDescriptor | undefined {
  for (let owner: unknown = globalThis; owner instanceof Object; owner = Reflect.getPrototypeOf(owner)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(owner, name);
    if (descriptor !== undefined) return descriptor;
  }
  return undefined;
}

function refuse(name: string, why: string): never {
  throw learnerFault('blocked-api', `${name} is not available here: ${why}.`);
}

/** The native ones sit on WorkerGlobalScope.prototype, from where they could be had back. */
function removeFromPrototypes(name: string): void {
  for (let owner: unknown = globalThis; owner instanceof Object; owner = Reflect.getPrototypeOf(owner))
    Reflect.deleteProperty(owner, name);
}
