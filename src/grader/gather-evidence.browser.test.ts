import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { Exercise } from '#core/exercise.ts';
import type { PretrainedModel } from '#core/pretrained.ts';
import type { TrainedModel } from '#core/trained-model.ts';
import type { Evidence } from '#core/verdict.ts';
import { readTrainedModel } from '#sandbox/model-artifacts.ts';
import {
  binaryExercise,
  corpusManifest,
  corpusRows,
  forecastExercise,
  nextTokenExercise,
  regressionExercise,
  seriesManifest,
  seriesRows,
  tableManifest,
  textManifest,
  textRows,
} from '../../tests/fixtures/grading-cases.ts';
import { gatherEvidence } from './gather-evidence.ts';

const { random } = Math;
/** Standardised by the manifest (mean 10, deviation 2 in the second column): (1, 0), (0, 1), (2, 2). */
const rows: PartRows = {
  kind: 'table',
  count: 3,
  features: Float32Array.of(1, 10, 0, 12, 2, 14),
  targets: Float32Array.of(0, 0, 0),
};
const series = seriesRows(Array.from({ length: 300 }, (_, month) => 50 + 10 * Math.sin(month / 7)));

beforeAll(async () => {
  await tf.setBackend('cpu');
});
afterEach(() => {
  Math.random = random;
  tf.disposeVariables();
});

/** Evidence about a model for two columns to one number; checks that no tensor is left behind. */
async function gather(
  model: TrainedModel,
  exercise: Exercise = regressionExercise(),
  manifest: DatasetManifest = tableManifest,
  heldOut = rows,
  pretrained: PretrainedModel | null = null,
): Promise<Evidence> {
  tf.disposeVariables();
  const before = tf.memory().numTensors;
  const evidence = await gatherEvidence({
    model,
    exercise,
    manifest,
    heldOut,
    pretrained,
    onBatch: () => undefined,
  });
  expect(tf.memory().numTensors).toBe(before);
  return evidence;
}

const gatherSeries = (model: TrainedModel) => gather(model, forecastExercise(), seriesManifest, series);

function dense(units: number, inputShape?: number[]) {
  return tf.layers.dense(inputShape === undefined ? { units } : { units, inputShape });
}

function planeModel(): tf.Sequential {
  const model = tf.sequential({ layers: [dense(1, [2])] });
  model.setWeights([tf.tensor2d([2, -1], [2, 1]), tf.tensor1d([1])]);
  return model;
}

describe('a sound model', () => {
  it('is run on the encoded rows and counted', async () => {
    // 2a − b + 1 on (1, 0), (0, 1), (2, 2): 3, 0, 3.
    const evidence = await gather(readTrainedModel(planeModel(), 7));
    expect([...evidence.predictions]).toEqual([3, 0, 3]);
    expect(evidence).toMatchObject({
      inputShape: [2],
      outputShape: [1],
      predictionShape: [1],
      layerClasses: ['Dense'],
      foreignLayers: [],
      parameters: 3,
      sizeBytes: 12,
      steps: 7,
      predictError: null,
    });
  });

  it('gives what the learner’s own predict gives, for every usual kind of layer', async () => {
    const model = tf.sequential({
      layers: [
        tf.layers.conv1d({ filters: 3, kernelSize: 2, inputShape: [3, 1], padding: 'same' }),
        tf.layers.batchNormalization(),
        tf.layers.bidirectional({ layer: tf.layers.lstm({ units: 2, returnSequences: true }) }),
        tf.layers.timeDistributed({ layer: dense(3) }),
        tf.layers.gru({ units: 4 }),
        tf.layers.dropout({ rate: 0.5 }),
        dense(2),
      ],
    });
    const trained = readTrainedModel(model, 1);
    const windows = Float32Array.from([0, 1, 2].map((step) => ((series.values[step] ?? 0) - 50) / 10));
    const output = model.predict(tf.tensor(windows, [1, 3, 1]));
    const own = Array.isArray(output) ? [] : [...output.dataSync()];
    const evidence = await gatherSeries(trained);
    expect(evidence.predictError).toBeNull();
    expect(evidence.predictions.length).toBe(296 * 2);
    for (const [index, value] of own.entries()) expect(evidence.predictions[index]).toBeCloseTo(value, 5);
  });

  it('may be functional, with a branch, a shared layer and a model inside', async () => {
    const input = tf.input({ shape: [2] });
    const shared = dense(2);
    const inner = tf.sequential({ layers: [dense(2, [2])] });
    const once = apply(shared, input);
    const sum = apply(tf.layers.add(), [apply(shared, once), apply(inner, once)]);
    const model = tf.model({ inputs: input, outputs: apply(dense(1), sum) });
    const output = model.predict(tf.tensor2d([1, 0, 0, 1, 2, 2], [3, 2]));
    const own = Array.isArray(output) ? [] : [...output.dataSync()];
    const evidence = await gather(readTrainedModel(model, 1));
    expect(evidence.predictError).toBeNull();
    own.forEach((value, row) => expect(evidence.predictions[row]).toBeCloseTo(value, 5));
  });

  it('may have state and a fixed batch: rows still do not see each other', async () => {
    const build = (batch: number, isStateful: boolean) =>
      tf.sequential({
        layers: [
          tf.layers.simpleRNN({ units: 2, batchInputShape: [batch, 3, 1], stateful: isStateful }),
          dense(2),
        ],
      });
    const stateful = build(7, true);
    const free = tf.sequential({ layers: [tf.layers.simpleRNN({ units: 2, inputShape: [3, 1] }), dense(2)] });
    free.setWeights(stateful.getWeights());
    const [withState, without] = [readTrainedModel(stateful, 1), readTrainedModel(free, 1)];
    const evidence = await gatherSeries(withState);
    expect(evidence.predictError).toBeNull();
    // 296 windows are not a multiple of 7, so that the last batch is filled up as well.
    expect(evidence.predictions).toHaveLength(296 * 2);
    const expected = await gatherSeries(without);
    evidence.predictions.forEach((value, index) =>
      expect(value).toBeCloseTo(expected.predictions[index] ?? NaN, 5),
    );
  });

  it('gets token ids as whole numbers', async () => {
    const model = tf.sequential({
      layers: [
        tf.layers.embedding({ inputDim: 5, outputDim: 1, inputLength: 4 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 1, useBias: false }),
      ],
    });
    // The embedding gives each id itself, the last layer adds: 'good bad' is 2 + 3 + 0 + 0.
    model.setWeights([tf.tensor2d([0, 1, 2, 3, 4], [5, 1]), tf.ones([4, 1])]);
    const texts = textRows(['good bad', 'film unheard'], [1, 0]);
    const evidence = await gather(readTrainedModel(model, 1), binaryExercise(), textManifest, texts);
    expect([...evidence.predictions]).toEqual([5, 5]);
  });

  it('finds its weights by order where names differ', async () => {
    const trained = readTrainedModel(planeModel(), 1);
    const weightSpecs = trained.weightSpecs.map((spec, index) => ({ ...spec, name: `w${index}` }));
    expect([...(await gather({ ...trained, weightSpecs })).predictions]).toEqual([3, 0, 3]);
  });

  it('finds its weights by name where the order differs', async () => {
    const trained = readTrainedModel(planeModel(), 1);
    const weights = Float32Array.of(1, 2, -1).buffer;
    const reordered = { ...trained, weightSpecs: trained.weightSpecs.toReversed(), weights };
    expect([...(await gather(reordered)).predictions]).toEqual([3, 0, 3]);
  });

  it('predicts the same twice even with a layer that draws at random', async () => {
    const model = tf.sequential({
      layers: [tf.layers.gaussianNoise({ stddev: 1, inputShape: [2] }), dense(1)],
    });
    const trained = readTrainedModel(model, 1);
    expect((await gather(trained)).predictions).toEqual((await gather(trained)).predictions);
  });
});

function apply(
  layer: { apply(inputs: tf.SymbolicTensor | tf.SymbolicTensor[]): unknown },
  inputs: tf.SymbolicTensor | tf.SymbolicTensor[],
): tf.SymbolicTensor {
  const output = layer.apply(inputs);
  if (!(output instanceof tf.SymbolicTensor)) throw new Error('a symbolic tensor was expected');
  return output;
}

describe('a pretrained model inside another', () => {
  /** One weight of two float16 numbers, 1 and 0.5. */
  const pretrained: PretrainedModel = {
    modelTopology: {},
    weightsManifest: [
      {
        weights: [
          { name: 'backbone/kernel', shape: [2, 1], dtype: 'float32', quantization: { dtype: 'float16' } },
        ],
      },
    ],
    weights: Uint16Array.of(0x3c00, 0x3800).buffer,
  };
  const modelOf = (name: string, kernel: number[]): TrainedModel => {
    const backbone = tf.sequential({
      layers: [tf.layers.dense({ name, units: 1, useBias: false, inputShape: [2] })],
    });
    backbone.setWeights([tf.tensor2d(kernel, [2, 1])]);
    const model = tf.sequential({ layers: [backbone, tf.layers.dense({ units: 1 })] });
    return readTrainedModel(model, 1);
  };
  const find = async (model: TrainedModel) =>
    (await gather(model, undefined, undefined, undefined, pretrained)).pretrained;

  it('is found as it came, changed, or not at all', async () => {
    const [frozen, trained, other] = [
      modelOf('backbone', [1, 0.5]),
      modelOf('backbone', [1, 0.500001]),
      modelOf('own', [1, 0.5]),
    ];
    expect(await find(frozen)).toEqual({ kept: 1, changed: 0 });
    expect(await find(trained)).toEqual({ kept: 0, changed: 1 });
    expect(await find(other)).toEqual({ kept: 0, changed: 0 });
  });
});

describe('a model of next words', () => {
  it('writes the same verses each time, of words alone', async () => {
    const model = tf.sequential({
      layers: [
        tf.layers.embedding({ inputDim: 5, outputDim: 3, inputLength: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 5, activation: 'softmax' }),
      ],
    });
    const trained = readTrainedModel(model, 1);
    const heldOut = corpusRows(['the rose is', 'rose']);
    const write = async () => (await gather(trained, nextTokenExercise(), corpusManifest, heldOut)).verses;
    const verses = await write();
    expect(verses).toHaveLength(5);
    for (const { lines } of verses) {
      expect(lines).toHaveLength(4);
      for (const line of lines) expect(line).toMatch(/^(?:(?:the|rose|is) ?){8}$/);
    }
    expect(await write()).toEqual(verses);
  });
});
