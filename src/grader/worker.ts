import '#engine/worker-environment.ts';
import * as tf from '@tensorflow/tfjs';
import type { RunError } from '#core/errors.ts';
import { gradeEvidence } from '#core/grade.ts';
import type { FromGrader, GradeRequest } from '#core/grading-protocol.ts';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';
import { firstLine } from './load-model.ts';
import { gatherEvidence } from './gather-evidence.ts';

/** WASM gives the same numbers on every machine; plain JavaScript stands in where it cannot start. */
const backend = startEngine();

// The page is the only one who can post here, and it is trusted: the model inside the request is not.
addEventListener('message', ({ data }: MessageEvent<GradeRequest>) => {
  void grade(data).catch((error: unknown) => {
    post({ type: 'failed', requestId: data.requestId, error: internalError(error) });
  });
});

async function startEngine(): Promise<'wasm' | 'cpu'> {
  const files = await loadWasmFiles();
  const started = files.ok ? await startBackend('wasm', files.value) : files;
  if (started.ok) return 'wasm';
  await tf.setBackend('cpu');
  return 'cpu';
}

async function grade(request: GradeRequest): Promise<void> {
  const { requestId, model, exercise, manifest, heldOut, curves, pretrained } = request;
  const running = await backend;
  const tensorsBefore = tf.memory().numTensors;
  const onBatch = (rows: number, total: number): void => post({ type: 'progress', requestId, rows, total });
  const evidence = await gatherEvidence({ model, exercise, manifest, heldOut, pretrained, onBatch });
  const verdict = gradeEvidence({ exercise, manifest, evidence, heldOut, curves });
  const tensors = tf.memory().numTensors - tensorsBefore;
  const { predictMs } = evidence;
  post({ type: 'verdict', requestId, verdict, backend: running, tensors, predictMs });
}

function post(message: FromGrader): void {
  postMessage(message);
}

function internalError(error: unknown): RunError {
  return {
    blame: 'lab',
    code: 'internal',
    message: `The grader met a fault of its own: ${firstLine(error)} Your model is kept; please report this with the name of the exercise.`,
  };
}
