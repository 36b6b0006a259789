import * as tf from '@tensorflow/tfjs';
import { answersOf } from '#core/answers.ts';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import { encodeInputs } from '#core/encode-inputs.ts';
import { type Exercise, levelsCheckOf } from '#core/exercise.ts';
import type { PretrainedModel } from '#core/pretrained.ts';
import { createRandom } from '#core/random.ts';
import { acceptsShape } from '#core/shape-text.ts';
import type { TrainedModel } from '#core/trained-model.ts';
import type { Evidence } from '#core/verdict.ts';
import { comparePretrained } from './compare-pretrained.ts';
import { loadModel, readKnownClasses } from './load-model.ts';
import { ONE_OUTPUT, predictRows } from './predict-rows.ts';
import { readTopology } from './read-topology.ts';
import { readWeights } from './read-weights.ts';
import { writeVerses } from './write-verses.ts';

export interface EvidenceRequest {
  readonly model: TrainedModel;
  readonly exercise: Exercise;
  readonly manifest: DatasetManifest;
  readonly heldOut: PartRows;
  /** The pretrained model that the exercise names; null when it names none. */
  readonly pretrained: PretrainedModel | null;
  readonly onBatch: (done: number, total: number) => void;
}

/**
 * Learns the facts about a model of unknown origin: reads the file, builds it from tfjs' own layers, runs it on the
 * held-out rows with the backend in use. Whatever is wrong with the model becomes part of the evidence; only a bug of the
 * lab throws. Live tensors are as many afterwards as before.
 */
export async function gatherEvidence(request: EvidenceRequest): Promise<Evidence> {
  const { model } = request;
  const facts = { ...NOTHING, steps: model.steps, sizeBytes: model.weights.byteLength };
  const topology = readTopology(model.topology, readKnownClasses());
  if (!topology.ok) return { ...facts, predictError: topology.error };
  const { layerClasses, layerCounts, foreignLayers } = topology.value;
  const named = { ...facts, layerClasses, layerCounts, foreignLayers };
  if (foreignLayers.length > 0) return named;
  const weights = readWeights(model);
  if (!weights.ok) return { ...named, predictError: weights.error };
  // A layer that draws random numbers even when predicting must not make two verdicts of one model.
  Math.random = createRandom(levelsCheckOf(request.exercise).levels.length);
  try {
    const loaded = await loadModel(topology.value.model, weights.value);
    if (!loaded.ok) return { ...named, predictError: loaded.error };
    const pretrained =
      request.pretrained === null ? null : comparePretrained(weights.value, request.pretrained);
    return { ...named, pretrained, ...runModel(loaded.value, request) };
  } finally {
    // The realm is the grader's own: every variable in it belongs to this model, also those of a build that failed.
    tf.disposeVariables();
  }
}

const NOTHING: Evidence = {
  inputShape: [],
  outputShape: [],
  layerClasses: [],
  layerCounts: {},
  foreignLayers: [],
  parameters: 0,
  sizeBytes: 0,
  steps: null,
  pretrained: null,
  predictions: new Float32Array(0),
  predictionShape: [],
  predictError: null,
  predictMs: 0,
  verses: [],
};

function runModel(model: tf.LayersModel, request: EvidenceRequest): Partial<Evidence> {
  const { exercise, manifest, heldOut } = request;
  const parameters = model.countParams();
  if (model.inputs.length !== 1 || model.outputs.length !== 1)
    return {
      parameters,
      predictError: `The model has ${model.inputs.length} inputs and ${model.outputs.length} outputs. ${ONE_OUTPUT}`,
    };
  const inputShape = model.inputs[0]?.shape.slice(1) ?? [];
  const outputShape = model.outputs[0]?.shape.slice(1) ?? [];
  const facts = { parameters, inputShape, outputShape };
  const sample = encodeInputs(exercise, manifest, heldOut, { start: 0, count: 1 }).shape.slice(1);
  // The shape check says what is wrong; running the model would only add a worse message.
  if (!acceptsShape(inputShape, sample)) return facts;
  const { rows, outputs } = answersOf(exercise, manifest, heldOut);
  const startedAt = performance.now();
  const predicted = predictRows({
    model,
    rows,
    outputs,
    encode: (range) => encodeInputs(exercise, manifest, heldOut, range),
    onBatch: (done) => request.onBatch(done, rows),
  });
  const predictMs = performance.now() - startedAt;
  if (!predicted.ok) return { ...facts, predictMs, predictError: predicted.error };
  const { values, shape } = predicted.value;
  const verses = values.length === 0 ? [] : writeVerses(model, exercise, manifest);
  return { ...facts, predictMs, predictions: values, predictionShape: shape, verses };
}
