import './worker-environment.ts';
import * as tf from '@tensorflow/tfjs';
import type { BackendName } from '#core/engine.ts';
import { measureStepMs } from './measure-step.ts';
import { readMemory } from './memory.ts';
import { startBackend } from './start-backend.ts';
import type { WasmFiles } from './start-wasm.ts';
import { onContextLost } from './start-webgl.ts';

/** For tests: what the engine does in a worker of its own. */
export interface EngineCommand {
  readonly backend: BackendName;
  readonly files: WasmFiles;
  /** Cores that the browser is to claim; its own number where left out. */
  readonly cores?: number;
  readonly task: 'start' | 'measure' | 'lose-context' | 'next-frame';
}

onmessage = async ({ data }: MessageEvent<EngineCommand>) => {
  if (data.cores !== undefined)
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: data.cores });
  const started = await startBackend(data.backend, data.files);
  postMessage({ started, backend: tf.getBackend(), outcome: started.ok ? await perform(data.task) : null });
};

async function perform(task: EngineCommand['task']): Promise<unknown> {
  switch (task) {
    case 'start':
      return null;
    case 'measure': {
      const before = readMemory();
      const stepMs = await measureStepMs();
      return { stepMs, before, after: readMemory() };
    }
    case 'lose-context':
      return loseContext();
    case 'next-frame': {
      // A message that arrives first proves that the frame was a macrotask.
      const order: string[] = [];
      const channel = new MessageChannel();
      channel.port1.onmessage = () => order.push('message');
      channel.port2.postMessage(null);
      await tf.nextFrame();
      order.push('frame');
      return { order, hasAnimationFrames: typeof requestAnimationFrame === 'function' };
    }
  }
}

function loseContext(): Promise<string> {
  return new Promise((resolve) => {
    onContextLost(() => resolve('lost'));
    const backend = tf.backend();
    if (!(backend instanceof tf.MathBackendWebGL)) throw new Error('WebGL does not run.');
    backend.gpgpu.gl.getExtension('WEBGL_lose_context')?.loseContext();
  });
}
