import * as tf from '@tensorflow/tfjs';
import { isSoftwareRendererName } from '#core/choose-backend.ts';
import type { WebglAbsence } from '#core/engine.ts';
import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';

/** The device behind the WebGL backend. */
export interface WebglDevice {
  readonly renderer: string;
  readonly isSoftwareRenderer: boolean;
}

const contextLostCallbacks = new Set<() => void>();

/** Calls back when the graphics device drops the running WebGL context; returns the function that stops listening. */
export function onContextLost(callback: () => void): () => void {
  contextLostCallbacks.add(callback);
  return () => contextLostCallbacks.delete(callback);
}

/** Makes the WebGL backend the current one, on a canvas of our own. */
export async function startWebgl(): Promise<Result<WebglDevice, RunError>> {
  const context = createContext();
  if (context === null) return unavailable('This browser gave no WebGL 2 context to the training worker.');
  // tfjs makes its own canvas otherwise, and in a Safari worker it refuses to (canvas_util.ts, createCanvas).
  tf.setWebGLContext(2, context);
  try {
    if (!(await tf.setBackend('webgl')))
      return unavailable('The WebGL backend did not start in the training worker.');
    await tf.ready();
  } catch (error) {
    return unavailable(
      `The WebGL backend did not start: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  const renderer = readRenderer(context);
  return ok({ renderer, isSoftwareRenderer: isSoftwareRendererName(renderer) });
}

/** After a start that failed: whether this browser offers WebGL to a worker at all; null when it does. */
export function findWebglAbsence(): WebglAbsence | null {
  if (typeof OffscreenCanvas === 'undefined') return { kind: 'no-canvas' };
  return new OffscreenCanvas(1, 1).getContext('webgl2') === null ? { kind: 'no-context' } : null;
}

function createContext(): WebGL2RenderingContext | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const canvas = new OffscreenCanvas(1, 1);
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    for (const callback of contextLostCallbacks) callback();
  });
  // As in tfjs, but software rendering is allowed: whether to use it is decided by measurement.
  return canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    premultipliedAlpha: false,
    preserveDrawingBuffer: false,
    depth: false,
    stencil: false,
    failIfMajorPerformanceCaveat: false,
  });
}

function readRenderer(context: WebGL2RenderingContext): string {
  const debugInfo = context.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = context.getParameter(debugInfo?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  return typeof name === 'string' && name !== '' ? name : 'unnamed device';
}

function unavailable(what: string): Result<never, RunError> {
  return fail({
    blame: 'environment',
    code: 'backend-unavailable',
    message: `${what} Choose WebAssembly under Settings, Engine, and run again.`,
  });
}
