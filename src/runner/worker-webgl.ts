/** Whether this browser gives a worker a WebGL 2 context, as the engine needs; asked of a worker of its own. For tests. */
export function hasWorkerWebgl(): Promise<boolean> {
  const script = `let context = null;
    try { context = new OffscreenCanvas(1, 1).getContext('webgl2'); } catch {}
    postMessage(context !== null);`;
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      worker.terminate();
      resolve(data === true);
    };
    worker.onerror = (event) => reject(new Error(event.message));
  });
}
