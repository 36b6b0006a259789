import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { installRecurrent } from './install-recurrent.ts';
import { startPlain } from './layer-under-test.ts';

const STEPS = 50;
const { layers } = tf;

beforeAll(async () => {
  await startPlain('webgl');
  await startPlain('wasm');
});

/** Embedding with padding, two stacked recurrent layers, one of them in both directions. */
function createModel(): tf.LayersModel {
  const model = tf.sequential({
    layers: [
      layers.embedding({ inputDim: 20, outputDim: 3, inputLength: 6, maskZero: true }),
      layers.bidirectional({ layer: layers.lstm({ units: 3, returnSequences: true }), mergeMode: 'concat' }), // prettier-ignore
      layers.gru({ units: 4 }),
      layers.dense({ units: 1 }),
    ],
  });
  // tfjs's own epsilon differs between backends.
  model.compile({ optimizer: tf.train.adam(0.01, 0.9, 0.999, 1e-7), loss: 'meanSquaredError' });
  return model;
}

interface Training {
  readonly losses: number[];
  readonly tensorsLeft: number;
}

async function train(backend: string, start: Float32Array[], isOwn: boolean): Promise<Training> {
  await tf.setBackend(backend);
  const undo = isOwn ? installRecurrent() : () => undefined;
  try {
    const before = tf.memory().numTensors;
    const model = createModel();
    const weights = model.getWeights().map(({ shape }, at) => tf.tensor(start[at] ?? [], shape));
    model.setWeights(weights);
    const xs = tf.tensor2d(Array.from({ length: 48 }, (_, i) => (i % 6 > 3 + (i % 3) ? 0 : 1 + ((i * 7) % 19))), [8, 6]); // prettier-ignore
    const ys = tf.tensor2d(createValues(8, 6), [8, 1]);
    const losses: number[] = [];
    for (let step = 0; step < STEPS; step++) losses.push(Number(await model.trainOnBatch(xs, ys)));
    model.dispose();
    model.optimizer.dispose();
    tf.dispose([xs, ys, ...weights]);
    return { losses, tensorsLeft: tf.memory().numTensors - before };
  } finally {
    undo();
  }
}

async function createStart(): Promise<Float32Array[]> {
  await tf.setBackend('cpu');
  const model = createModel();
  const start = model.getWeights().map((weight) => Float32Array.from(weight.dataSync()));
  model.dispose();
  model.optimizer.dispose();
  return start;
}

describe('fifty steps of training with sequences follow stock', () => {
  it.each(['cpu', 'wasm', 'webgl'])('on %s', async (backend) => {
    const start = await createStart();
    const wanted = await train('cpu', start, false);
    const got = await train(backend, start, true);
    expect(wanted.losses[STEPS - 1]).toBeLessThan((wanted.losses[0] ?? 0) * 0.9);
    got.losses.forEach((loss, step) =>
      expect(Math.abs(loss - (wanted.losses[step] ?? NaN)), `step ${step}`).toBeLessThan(1e-3),
    );
    expect(got.losses).toHaveLength(STEPS);
    expect(got.tensorsLeft).toBe(0);
  });
});
