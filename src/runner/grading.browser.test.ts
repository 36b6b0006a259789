import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fashionBasics from '../../exercises/image/fashion-basics/exercise.ts';
import fuelEconomy from '../../exercises/basics/fuel-economy/exercise.ts';
import reviewSentiment from '../../exercises/text/review-sentiment/exercise.ts';
import sunspots from '../../exercises/series/sunspots/exercise.ts';
import { createDatasetLoader } from '#content/dataset-loader.ts';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { Exercise, MetricId } from '#core/exercise.ts';
import { type FromGrader, type GradeRequest, parseFromGrader } from '#core/grading-protocol.ts';
import type { TrainedModel } from '#core/trained-model.ts';
import type { Verdict } from '#core/verdict.ts';
import { readTrainedModel } from '#sandbox/model-artifacts.ts';
import { regressionExercise, tableManifest, tableRows } from '../../tests/fixtures/grading-cases.ts';
import { type Grader, createGrader } from './grading.ts';

const loader = createDatasetLoader({
  baseUrl: '/datasets/',
  fetch: (input, init) => fetch(input, init),
  cache: Promise.resolve(null),
});

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('grading on the real held-out data', () => {
  let grader: Grader;
  beforeAll(() => {
    grader = createGrader();
  });
  afterAll(() => grader.dispose());

  async function grade(exercise: Exercise, model: TrainedModel, heldOut: HeldOut): Promise<Verdict> {
    const graded = await grader.grade({ model, exercise, ...heldOut });
    if (!graded.ok) throw new Error(graded.error.message);
    return graded.value;
  }

  it('measures persistence as the data set itself does', async () => {
    // All of the last month's weight: each of the twelve outputs repeats it.
    const kernel = new Float32Array(60 * 12).fill(1, 59 * 12);
    const model = tf.sequential({
      layers: [tf.layers.flatten({ inputShape: [60, 1] }), tf.layers.dense({ units: 12 })],
    });
    model.setWeights([tf.tensor2d(kernel, [60, 12]), tf.zeros([12])]);
    const heldOut = await loadHeldOut(sunspots);
    const verdict = await grade(sunspots, readTrainedModel(model, 1), heldOut);
    expect(valueOf(verdict, 'mae')).toBeCloseTo(baselineOf(heldOut, 'persistence', 'mae'), 1);
    expect(valueOf(verdict, 'rmse')).toBeCloseTo(baselineOf(heldOut, 'persistence', 'rmse'), 1);
    const details = 'details' in verdict ? verdict.details : null;
    if (details?.kind !== 'forecast') throw new Error('a forecast was expected');
    expect(details.maeByStep).toHaveLength(12);
    details.maeByStep.forEach((mae, step) => {
      expect(mae).toBeCloseTo(details.persistenceByStep[step] ?? NaN, 3);
      expect(mae).toBeCloseTo(baselineOf(heldOut, `persistence-step-${step + 1}`, 'mae'), 1);
    });
    expect('nextStep' in verdict ? verdict.nextStep : '').toMatch(/last value|persistence|last one known/i);
  });

  it('measures the training mean as the data set itself does', async () => {
    const heldOut = await loadHeldOut(fuelEconomy);
    if (heldOut.manifest.kind !== 'table') throw new Error('a table was expected');
    const columns = heldOut.manifest.columns.length;
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [columns] })] });
    const { target } = heldOut.manifest;
    if (target.kind !== 'number') throw new Error('a number was expected');
    model.setWeights([tf.zeros([columns, 1]), tf.tensor1d([target.mean])]);
    const verdict = await grade(fuelEconomy, readTrainedModel(model, 1), heldOut);
    expect(verdict).toMatchObject({ status: 'scored', score: 0 });
    expect(valueOf(verdict, 'mae')).toBeCloseTo(baselineOf(heldOut, 'mean', 'mae'), 2);
    expect(valueOf(verdict, 'rmse')).toBeCloseTo(baselineOf(heldOut, 'mean', 'rmse'), 2);
  });

  it('measures the majority class of the sentences', async () => {
    const heldOut = await loadHeldOut(reviewSentiment);
    const model = tf.sequential({
      layers: [tf.layers.dense({ units: 1, inputShape: shapeOf(reviewSentiment), activation: 'sigmoid' })],
    });
    model.setWeights([tf.zeros([...shapeOf(reviewSentiment), 1]), tf.tensor1d([2])]);
    const verdict = await grade(reviewSentiment, readTrainedModel(model, 1), heldOut);
    expect(valueOf(verdict, 'accuracy')).toBeCloseTo(baselineOf(heldOut, 'majority', 'accuracy'), 4);
    expect(valueOf(verdict, 'macro-f1')).toBeCloseTo(baselineOf(heldOut, 'majority', 'macro-f1'), 4);
    expect('nextStep' in verdict ? verdict.nextStep : '').toMatch(/for every row/);
  });

  it('gives a convolutional model on 10,000 images the same verdict twice', async () => {
    const heldOut = await loadHeldOut(fashionBasics);
    const model = readTrainedModel(smallCnn(), 1);
    const first = await grade(fashionBasics, model, heldOut);
    expect(first).toMatchObject({ heldOutRows: 10_000, details: { kind: 'classification' } });
    expect(valueOf(first, 'accuracy')).toBeLessThan(0.5);
    expect(await grade(fashionBasics, model, heldOut)).toEqual(first);
    const fresh = createGrader();
    const again = await fresh.grade({ model, exercise: fashionBasics, ...heldOut });
    fresh.dispose();
    expect(again).toEqual({ ok: true, value: first });
  });
});

describe('the grader’s worker', () => {
  it('runs on WASM and leaves no tensor behind', async () => {
    const worker = new Worker(new URL('../grader/worker.ts', import.meta.url), { type: 'module' });
    const request: GradeRequest = {
      type: 'grade',
      requestId: 1,
      ...planeCase(),
      curves: [],
      pretrained: null,
    };
    const answers = await new Promise<FromGrader[]>((resolve) => {
      const seen: FromGrader[] = [];
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const message = parseFromGrader(data);
        if (!message.ok) return;
        seen.push(message.value);
        if (message.value.type !== 'progress') resolve(seen);
      });
      worker.postMessage(request);
    });
    worker.terminate();
    expect(answers.map(({ type }) => type)).toEqual(['progress', 'verdict']);
    expect(answers.at(-1)).toMatchObject({ backend: 'wasm', tensors: 0, verdict: { status: 'passed' } });
  });
});

describe('createGrader', () => {
  it('answers several requests in turn, with progress', async () => {
    const grader = createGrader();
    const progress: number[] = [];
    const good = planeCase();
    const wrong = planeCase({ bias: 5 });
    const [first, second, third] = await Promise.all([
      grader.grade({ ...asInput(good), onProgress: (fraction) => progress.push(fraction) }),
      grader.grade(asInput(wrong)),
      grader.grade(asInput(good)),
    ]);
    grader.dispose();
    expect(first).toMatchObject({ ok: true, value: { status: 'passed' } });
    expect(second).toMatchObject({ ok: true, value: { status: 'scored' } });
    expect(third).toEqual(first);
    expect(progress).toEqual([1]);
  });

  it('grades on after a rejected model', async () => {
    const grader = createGrader();
    const good = planeCase();
    const broken = { ...good, model: { ...good.model, weights: new ArrayBuffer(4) } };
    expect(await grader.grade(asInput(broken))).toMatchObject({ ok: true, value: { status: 'rejected' } });
    expect(await grader.grade(asInput(good))).toMatchObject({ ok: true, value: { status: 'passed' } });
    grader.dispose();
  });

  it('reports an exercise that does not fit its data as a fault of the lab', async () => {
    const grader = createGrader();
    const misfit = { ...asInput(planeCase()), exercise: sunspots };
    expect(await grader.grade(misfit)).toMatchObject({
      ok: false,
      error: { blame: 'lab', code: 'internal' },
    });
    grader.dispose();
  });

  it('ends a model that gives no sign of life', async () => {
    const grader = createGrader({ silenceMs: 1 });
    expect(await grader.grade(asInput(planeCase()))).toMatchObject({
      ok: false,
      error: { blame: 'learner', code: 'stuck' },
    });
    grader.dispose();
  });

  it('fails what is under way when it is disposed', async () => {
    const grader = createGrader();
    const underWay = grader.grade(asInput(planeCase()));
    await Promise.resolve();
    grader.dispose();
    expect(await underWay).toMatchObject({ ok: false, error: { code: 'worker-died' } });
    expect(await grader.grade(asInput(planeCase()))).toMatchObject({ ok: false });
  });
});

interface HeldOut {
  readonly manifest: DatasetManifest;
  readonly rows: PartRows;
}

async function loadHeldOut(exercise: Exercise): Promise<HeldOut> {
  const manifest = await loader.loadManifest(exercise.dataset);
  const rows = await loader.loadPart(exercise.dataset, 'heldOut');
  if (!manifest.ok) throw new Error(manifest.error.message);
  if (!rows.ok) throw new Error(rows.error.message);
  return { manifest: manifest.value, rows: rows.value };
}

function baselineOf({ manifest }: HeldOut, id: string, metric: MetricId): number {
  return (
    manifest.baselines.find((baseline) => baseline.id === id && baseline.metric === metric)?.value ?? NaN
  );
}

function valueOf(verdict: Verdict, metric: MetricId): number {
  const metrics = 'metrics' in verdict ? verdict.metrics : [];
  return metrics.find((result) => result.metric === metric)?.value ?? NaN;
}

function shapeOf(exercise: Exercise): number[] {
  return exercise.checks.flatMap((check) => (check.kind === 'input-shape' ? [...check.shape] : []));
}

/** y = 2a − b + bias, on rows where 2a − b + 1 is right. */
function planeCase({ bias = 1 } = {}): Pick<GradeRequest, 'model' | 'exercise' | 'manifest' | 'heldOut'> {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
  model.setWeights([tf.tensor2d([2, -1], [2, 1]), tf.tensor1d([bias])]);
  // Features are 0, so that b is (0 − 10) / 2 = −5 and the answer 6.
  return {
    model: readTrainedModel(model, 1),
    exercise: regressionExercise(),
    manifest: tableManifest,
    heldOut: tableRows([6, 6, 6]),
  };
}

function asInput({ heldOut, ...rest }: ReturnType<typeof planeCase>) {
  return { ...rest, rows: heldOut };
}

function smallCnn(): tf.Sequential {
  const seed = 7;
  const kernelInitializer = () => tf.initializers.glorotUniform({ seed });
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        inputShape: [28, 28, 1],
        filters: 16,
        kernelSize: 3,
        activation: 'relu',
        kernelInitializer: kernelInitializer(),
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({
        filters: 32,
        kernelSize: 3,
        activation: 'relu',
        kernelInitializer: kernelInitializer(),
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 64, activation: 'relu', kernelInitializer: kernelInitializer() }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: kernelInitializer() }),
    ],
  });
}
