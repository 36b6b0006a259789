import * as v from 'valibot';
import type { ToSandbox } from '#core/protocol.ts';
import { frameDocument } from './frame-document.ts';
import type { SandboxFiles } from './sandbox-files.ts';

/** One frame with one worker, alive until disposed. Messages are buffered until `listen`. */
export interface SandboxFrame {
  listen(listener: SandboxListener): void;
  post(message: ToSandbox): void;
  /** Removes the frame, and with it the worker, whatever it is doing. */
  dispose(): void;
}

export interface SandboxListener {
  /** Whatever came over the worker's private port. */
  onMessage(data: unknown): void;
  /** The worker could not start or was killed; `cause` is the browser's own text and may be empty. */
  onDied(cause: string): void;
}

const WorkerDied = v.object({ type: v.literal('worker-died'), message: v.string() });

/** Puts an invisible frame with an opaque origin into the page and starts a worker in it. */
export function createSandboxFrame(files: SandboxFiles): SandboxFrame {
  // Two ports: `control` belongs to the frame's script and tells of the worker's death, `port` to the worker alone.
  const control = new MessageChannel();
  const channel = new MessageChannel();
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  // Threads need it (SharedArrayBuffer); a browser that does not know it ignores it.
  frame.setAttribute('allow', 'cross-origin-isolated');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.title = 'Training sandbox';
  // Not `hidden`: a frame without layout may be throttled or not started at all.
  frame.style.cssText = 'position:absolute;width:0;height:0;border:0;visibility:hidden';
  frame.srcdoc = frameDocument();
  frame.addEventListener(
    'load',
    () => {
      const boot = { wasm: files.wasm };
      // An opaque origin has no name, so '*' is the only target that reaches it; this frame is ours.
      frame.contentWindow?.postMessage({ script: files.script, boot }, '*', [control.port2, channel.port2]);
    },
    { once: true },
  );
  document.body.append(frame);

  let isDisposed = false;
  return {
    listen(listener) {
      control.port1.onmessage = (event) => {
        const message = v.safeParse(WorkerDied, event.data);
        if (message.success) listener.onDied(message.output.message);
      };
      // The browser closes a port whose other end is gone, as when a process ran out of memory; where it lacks this event,
      // the watchdog's silence is what remains.
      control.port1.addEventListener('close', () => isDisposed || listener.onDied(''));
      channel.port1.onmessage = (event) => listener.onMessage(event.data);
      channel.port1.onmessageerror = () => listener.onMessage(undefined);
    },
    post: (message) => channel.port1.postMessage(message),
    dispose() {
      isDisposed = true;
      control.port1.onmessage = null;
      channel.port1.onmessage = null;
      channel.port1.onmessageerror = null;
      control.port1.close();
      channel.port1.close();
      frame.remove();
    },
  };
}
