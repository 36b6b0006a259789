import * as tf from '@tensorflow/tfjs';
import { patient } from '../../tools/lib/patience.mjs';
import * as v from 'valibot';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { PartRows } from '#core/dataset.ts';
import { gradeEvidence } from '#core/grade.ts';
import type { TrainedModel } from '#core/trained-model.ts';
import type { Evidence, Verdict } from '#core/verdict.ts';
import { readTrainedModel } from '#sandbox/model-artifacts.ts';
import {
  binaryExercise,
  regressionExercise,
  tableManifest,
  textManifest,
  textRows,
} from '../../tests/fixtures/grading-cases.ts';
import { gatherEvidence } from './gather-evidence.ts';

const { random } = Math;
const exercise = regressionExercise();
const heldOut: PartRows = {
  kind: 'table',
  count: 2,
  features: Float32Array.of(1, 10, 0, 12),
  targets: Float32Array.of(3, 0),
};

beforeAll(async () => {
  await tf.setBackend('cpu');
});
afterEach(() => {
  Math.random = random;
  tf.disposeVariables();
});

/** Evidence about a model file, which must leave no tensor behind; and the verdict on it, which must be a rejection. */
async function expectRejected(model: TrainedModel): Promise<{ evidence: Evidence; reason: string }> {
  tf.disposeVariables();
  const before = tf.memory().numTensors;
  const evidence = await gatherEvidence({
    model,
    exercise,
    manifest: tableManifest,
    heldOut,
    pretrained: null,
    onBatch: () => undefined,
  });
  expect(tf.memory().numTensors).toBe(before);
  const verdict: Verdict = gradeEvidence({ exercise, manifest: tableManifest, evidence, heldOut });
  expect(verdict).toMatchObject({ status: 'rejected', score: 0 });
  return { evidence, reason: verdict.status === 'rejected' ? verdict.reason : '' };
}

function sound(): TrainedModel {
  return readTrainedModel(tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] }), 1);
}

/** A model file written by hand. */
function fileOf(layers: unknown[], values: number, shape = [values]): TrainedModel {
  return {
    topology: { class_name: 'Sequential', config: { name: 's', layers } },
    weightSpecs: values === 0 ? [] : [{ name: 'w', shape, dtype: 'float32' }],
    weights: new ArrayBuffer(values * 4),
    steps: null,
    isCompiled: false,
  };
}

function denseEntry(units: number, inputs: number, more: Record<string, unknown> = {}) {
  return { class_name: 'Dense', config: { name: 'd', units, batch_input_shape: [null, inputs], ...more } };
}

it('refuses weights that do not fit their shapes', async () => {
  const model = sound();
  const { reason } = await expectRejected({ ...model, weights: model.weights.slice(0, 8) });
  expect(reason).toMatch(/should take 12 bytes by their shapes, but take 8/);
});

it('refuses weights of another shape than the layers need', async () => {
  const { reason } = await expectRejected(fileOf([denseEntry(1, 2)], 3, [3, 1]));
  expect(reason).toMatch(/its layers have 2 weights, the file has 1/);
  const model = sound();
  const weightSpecs = model.weightSpecs.map((spec) => ({
    ...spec,
    shape: spec.shape.length === 2 ? [1, 2] : [1],
  }));
  expect((await expectRejected({ ...model, weightSpecs })).reason).toMatch(
    /needs the shape \[2, 1\], the file has \[1, 2\]/,
  );
});

it('refuses a layer that wants more memory than the file brings, before reserving it', async () => {
  const startedAt = performance.now();
  const { reason } = await expectRejected(fileOf([denseEntry(90_000_000, 1000)], 3));
  expect(reason).toMatch(/more weights than the file has/);
  expect(performance.now() - startedAt).toBeLessThan(patient(1000));
});

it('refuses a layer that blows a single row up beyond measure', async () => {
  const repeat = {
    class_name: 'RepeatVector',
    config: { name: 'r', n: 90_000_000, batch_input_shape: [null, 2] },
  };
  const { evidence } = await expectRejected(fileOf([repeat], 0));
  expect(evidence.predictError).toMatch(/180,000,000 numbers for a single row/);
});

it('refuses sizes that are no sizes', async () => {
  expect((await expectRejected(fileOf([denseEntry(1e15, 2)], 3))).reason).toMatch(/names the size/);
  expect((await expectRejected(fileOf([denseEntry(-1, 2)], 3))).reason).toMatch(/could not be built/);
  expect((await expectRejected(fileOf([denseEntry(0, 2)], 0))).reason).toMatch(/could not be built/);
});

it('names a Lambda layer and a class of the learner’s own', async () => {
  const lambda = { class_name: 'Lambda', config: { name: 'l', function: 'x => x' } };
  const { evidence, reason } = await expectRejected(fileOf([denseEntry(1, 2), lambda], 3));
  expect(evidence.foreignLayers).toEqual(['Lambda']);
  expect(reason).toMatch(/do not come with TensorFlow\.js: Lambda/);

  class Doubled extends tf.layers.Layer {
    static className = 'Doubled';
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      const input = Array.isArray(inputs) ? inputs[0] : inputs;
      if (input === undefined) throw new Error('an input was expected');
      return tf.mul(input, 2);
    }
  }
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] }), new Doubled()] });
  const own = await expectRejected(readTrainedModel(model, 1));
  expect(own.evidence.foreignLayers).toEqual(['Doubled']);
});

it('refuses classes of tfjs that are no layers', async () => {
  const { evidence } = await expectRejected(fileOf([{ class_name: 'Adam', config: { name: 'a' } }], 0));
  expect(evidence.foreignLayers).toEqual(['Adam']);
});

it('refuses two inputs and two outputs', async () => {
  const [a, b] = [tf.input({ shape: [2] }), tf.input({ shape: [2] })];
  const sum = symbolic(tf.layers.add().apply([a, b]));
  const twoIn = tf.model({ inputs: [a, b], outputs: symbolic(tf.layers.dense({ units: 1 }).apply(sum)) });
  expect((await expectRejected(readTrainedModel(twoIn, 1))).reason).toMatch(/2 inputs and 1 outputs/);
  const input = tf.input({ shape: [2] });
  const heads = [1, 1].map((units) => symbolic(tf.layers.dense({ units }).apply(input)));
  expect(
    (await expectRejected(readTrainedModel(tf.model({ inputs: input, outputs: heads }), 1))).reason,
  ).toMatch(/1 inputs and 2 outputs/);
});

it('refuses connections that run in a circle instead of following them for ever', async () => {
  const input = tf.input({ shape: [2] });
  const hidden = symbolic(tf.layers.dense({ units: 2, name: 'hidden' }).apply(input));
  const output = symbolic(tf.layers.dense({ units: 1, name: 'last' }).apply(hidden));
  const model = readTrainedModel(tf.model({ inputs: input, outputs: output }), 1);
  const text = JSON.stringify(model.topology).replace(`[["${input.name}",0,0,{}]]`, '[["last",0,0,{}]]');
  const topology = v.parse(v.record(v.string(), v.unknown()), JSON.parse(text));
  expect(text).toContain('[["last",0,0,{}]]');
  const { reason } = await expectRejected({ ...model, topology });
  expect(reason).toMatch(/can never be connected/);
});

it('rejects outputs that overflow to infinity', async () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
  model.setWeights([tf.tensor2d([3e38, 3e38], [2, 1]), tf.tensor1d([3e38])]);
  const { evidence, reason } = await expectRejected(readTrainedModel(model, 1));
  expect(evidence.predictions[0]).toBe(Infinity);
  expect(reason).toMatch(/NaN or infinite/);
});

it('rejects more outputs than the task has, after one batch', async () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2] })] });
  const { evidence, reason } = await expectRejected(readTrainedModel(model, 1));
  expect(evidence.predictions).toHaveLength(0);
  expect(reason).toMatch(/gives \[3\] for each row; \[1\] is needed/);
});

it('rejects a batch size that nobody could fill', async () => {
  const layer = tf.layers.dense({ units: 1, batchInputShape: [1_000_000, 2] });
  expect((await expectRejected(readTrainedModel(tf.sequential({ layers: [layer] }), 1))).reason).toMatch(
    /batches of exactly 1000000 rows/,
  );
});

it('says in plain words that an embedding is too small for the vocabulary', async () => {
  const model = tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: 3, outputDim: 1, inputLength: 4 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 1 }),
    ],
  });
  const texts = textRows(['good film'], [1]);
  const binary = binaryExercise();
  const evidence = await gatherEvidence({
    model: readTrainedModel(model, 1),
    exercise: binary,
    manifest: textManifest,
    heldOut: texts,
    pretrained: null,
    onBatch: () => undefined,
  });
  const verdict = gradeEvidence({ exercise: binary, manifest: textManifest, evidence, heldOut: texts });
  expect(verdict).toMatchObject({ status: 'rejected' });
  expect('nextStep' in verdict ? verdict.nextStep : '').toMatch(/inputDim/);
});

function symbolic(value: unknown): tf.SymbolicTensor {
  if (!(value instanceof tf.SymbolicTensor)) throw new Error('a symbolic tensor was expected');
  return value;
}
