import type { FromSandbox, ToSandbox } from '#core/protocol.ts';

/** The private line to the page. */
export interface PagePort {
  send(message: FromSandbox, transfer?: Transferable[]): void;
  listen(listener: (message: ToSandbox) => void): void;
}

/**
 * Wraps the port that came with the worker's first message. The native methods are taken before any learner code loads, so
 * patching MessagePort.prototype afterwards neither shows nor changes what is sent.
 */
export function createPagePort(port: MessagePort): PagePort {
  const postMessage = port.postMessage.bind(port);
  return {
    send: (message, transfer = []) => postMessage(message, transfer),
    listen(listener) {
      port.onmessage = (event: MessageEvent<ToSandbox>) => listener(event.data);
    },
  };
}
