/**
 * The frame's one script. It starts the worker that the page hands over, and tells the page when that worker dies; everything
 * else goes over the worker's private port, which this script passes on unread. The text is a constant because the page's
 * policy names its hash: a change here needs FRAME_SCRIPT_HASH below (frame-document.test.ts prints it).
 */
export const FRAME_SCRIPT = `'use strict';
addEventListener('message', (event) => {
  if (event.source !== parent) return;
  const [control, port] = event.ports;
  try {
    const blob = new Blob([event.data.script], { type: 'text/javascript' });
    const url = URL.createObjectURL(blob);
    const worker = new Worker(url);
    worker.onerror = (error) => {
      error.preventDefault();
      control.postMessage({ type: 'worker-died', message: String(error.message || '') });
    };
    worker.postMessage(event.data.boot, [port]);
  } catch (error) {
    control.postMessage({ type: 'worker-died', message: String(error) });
  }
}, { once: true });
`;

/** SHA-256 of FRAME_SCRIPT as a policy names it. */
export const FRAME_SCRIPT_HASH = 'sha256-TDEkpwfopmYqRZoOU09vyryjMJQMLPo02AoGmBYWmvo=';

/** Nothing may be fetched or shown; scripts are this one, blobs made inside, and WebAssembly. */
export const FRAME_POLICY = [
  "default-src 'none'",
  `script-src '${FRAME_SCRIPT_HASH}' 'wasm-unsafe-eval' blob:`,
  'worker-src blob:',
  "connect-src 'none'",
].join('; ');

/** The document of a sandboxed frame (srcdoc), for `<iframe sandbox="allow-scripts">`. */
export function frameDocument(): string {
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${FRAME_POLICY}"><script>${FRAME_SCRIPT}</script>`;
}
