const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();
const post = channel.port2.postMessage.bind(channel.port2);

/** Gives the event loop one turn, so that a Stop from the page is read; without the 4 ms that nested timers cost. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    post(null);
  });
}
