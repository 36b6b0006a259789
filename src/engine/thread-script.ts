import threadedModule from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js?raw';

const STOCK_START = 'var WasmBackendModuleThreadedSimd = ';

/**
 * While it holds, tfjs's threads run the WASM module's own script as published. tfjs hands them the text of a function of its
 * bundle instead, which a minifier breaks: the function refers to a variable outside it. Also keeps an error in a thread from
 * ending the worker that starts them, since there is a start without threads to fall back on. Returns the way back.
 */
export function mendThreadScript(): () => void {
  const StockBlob = globalThis.Blob;
  globalThis.Blob = class extends StockBlob {
    constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
      const [first] = parts;
      super(typeof first === 'string' && first.startsWith(STOCK_START) ? [threadScript()] : parts, options);
    }
  };
  const ignore = (event: Event): void => event.preventDefault();
  addEventListener('error', ignore);
  return () => {
    globalThis.Blob = StockBlob;
    removeEventListener('error', ignore);
  };
}

/** Without the published file's last statement, which needs Node's `module`. */
function threadScript(): string {
  const end = threadedModule.indexOf('module.exports.wasmWorkerContents');
  return end < 0 ? threadedModule : threadedModule.slice(0, end);
}
