import '#engine/worker-environment.ts';
import * as tf from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { assertNever } from '#core/assert-never.ts';
import { createRandom } from '#core/random.ts';
import { readMemory } from '#engine/memory.ts';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';
import type { BenchAnswer, BenchRequest } from '#core/bench-protocol.ts';
import { countGlCalls } from './gl-counters.ts';
import { WORKLOADS } from './list.ts';
import type { Training, Workload } from './workload.ts';

/** Trains one workload on one backend, with the engine or without, in turns that the page gives. */
const readCounts = countGlCalls();
let running: { readonly workload: Workload; readonly training: Training; readonly before: number } | null =
  null;

onmessage = ({ data }: MessageEvent<BenchRequest>) => {
  void answer(data)
    .catch((error: unknown): BenchAnswer => ({
      type: 'failed',
      message: error instanceof Error ? error.message : String(error),
    }))
    .then((reply) => postMessage(reply));
};

async function answer(request: BenchRequest): Promise<BenchAnswer> {
  switch (request.type) {
    case 'start':
      return start(request);
    case 'epoch':
      return runEpoch();
    case 'finish':
      return finish();
    default:
      return assertNever(request);
  }
}

async function start(request: Extract<BenchRequest, { type: 'start' }>): Promise<BenchAnswer> {
  const files = request.backend === 'wasm' ? await loadWasmFiles() : null;
  if (files?.ok === false) throw new Error(files.error.message);
  const started = await startBackend(request.backend, files?.value ?? {}, { stock: request.isStock });
  if (!started.ok) throw new Error(started.error.message);
  // Weights, shuffles and dropout are the same in both workers.
  Math.random = createRandom(7);
  const workload = { ...WORKLOADS[request.workload], ...request.size };
  const before = tf.memory().numTensors;
  const startedAt = performance.now();
  const training = await workload.create(request.filesUrl);
  running = { workload, training, before };
  nudgeWeights(training.model, request.nudge ?? 0);
  await training.fit(1);
  const { renderer, threads } = started.value;
  const firstStepMs = performance.now() - startedAt;
  return { type: 'start', renderer, tfjsVersion: tf.version.tfjs, threads, firstStepMs };
}

function nudgeWeights(model: tf.LayersModel, nudge: number): void {
  if (nudge === 0) return;
  tf.tidy(() => model.setWeights(model.getWeights().map((weight) => weight.mul(1 + nudge))));
}

async function runEpoch(): Promise<BenchAnswer> {
  if (running === null) throw new Error('There is no training to go on with.');
  const { workload, training } = running;
  const steps = workload.stepsPerEpoch;
  const before = readCounts();
  const startedAt = performance.now();
  const loss = await training.fit(steps);
  const stepMs = (performance.now() - startedAt) / steps;
  const after = readCounts();
  const memory = readMemory();
  return {
    type: 'epoch',
    stepMs,
    loss,
    programs: (after.programs - before.programs) / steps,
    uploadedBytes: (after.uploadedBytes - before.uploadedBytes) / steps,
    readBytes: (after.readBytes - before.readBytes) / steps,
    tensors: memory.tensors,
    bytes: memory.sizeBytes,
  };
}

function finish(): BenchAnswer {
  if (running === null) throw new Error('There is no training to finish.');
  const peakBytes = readPeakBytes();
  running.training.dispose();
  const tensorsLeft = tf.memory().numTensors - running.before;
  running = null;
  return { type: 'finish', peakBytes, tensorsLeft };
}

/** Both never shrink: tfjs keeps freed textures for reuse, and WASM memory only grows. */
function readPeakBytes(): number {
  const memory = tf.memory();
  const onGpu = 'numBytesInGPUAllocated' in memory ? memory.numBytesInGPUAllocated : null;
  if (typeof onGpu === 'number') return onGpu;
  const backend = tf.backend();
  if (!(backend instanceof BackendWasm)) return memory.numBytes;
  const heap: unknown = Reflect.get(backend.wasm, 'HEAPU8');
  return heap instanceof Uint8Array ? heap.byteLength : NaN;
}
